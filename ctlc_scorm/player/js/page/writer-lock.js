/** The browser's own lock (Web Locks): held while this tab lives, free the moment it dies. */

/** @typedef {"held"|"taken"|"broken"} Got broken: this page may not use locks
 * @typedef {ReturnType<typeof createLock>} Lock */

/** @param {any} locks `navigator.locks` @param {string} name @param {() => void} lost another tab took it */
export function createLock(locks, name, lost) {
  let release = () => {};

  /** @param {boolean} steal @returns {Promise<Got>} */
  function hold(steal) {
    return new Promise((resolve) => {
      let held = false;
      const granted = (/** @type {unknown} */ lock) => {
        if (!lock) return resolve("taken");
        held = true;
        resolve("held");
        return new Promise((done) => (release = () => done(undefined)));
      };
      const request = async () => locks.request(name, steal ? { steal: true } : { ifAvailable: true }, granted);
      request().catch(() => (held ? lost() : resolve("broken")));
    });
  }

  return { hold, release: () => release() };
}
