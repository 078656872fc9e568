/** Time that passes only when a test says so. */

export class World {
  time = new Date(2026, 10, 2, 10, 0, 0).getTime();
  /** @type {{at: number, order: number, run: () => void}[]} */
  waiting = [];
  order = 0;

  now = () => this.time;

  timers = {
    /** @param {number} ms @param {() => void} run */
    after: (ms, run) => {
      const entry = { at: this.time + ms, order: this.order++, run };
      this.waiting.push(entry);
      return () => void (this.waiting = this.waiting.filter((other) => other !== entry));
    },
  };

  /** Lets promises settle. */
  settle = () => new Promise((resolve) => setImmediate(resolve));

  /** @param {number} ms */
  async pass(ms) {
    const end = this.time + ms;
    await this.settle();
    for (;;) {
      const [next] = this.waiting.filter(({ at }) => at <= end).sort((a, b) => a.at - b.at || a.order - b.order);
      if (!next) break;
      this.waiting = this.waiting.filter((entry) => entry !== next);
      this.time = Math.max(this.time, next.at);
      next.run();
      await this.settle();
    }
    this.time = end;
  }

  /** The timers stand still, as when a machine sleeps. @param {number} ms */
  sleep(ms) {
    this.time += ms;
  }

  seconds = (/** @type {number} */ count) => this.pass(count * 1000);
  minutes = (/** @type {number} */ count) => this.pass(count * 60_000);
}
