/** The buttons: what happens to the learner's window, to the connection, to the record. */

import { all, make, part, say } from "./dom.js";
import { ask } from "./server.js";
import { createWindow } from "./window.js";

/** @typedef {import("./types.js").Build} Build @typedef {import("./types.js").Everything} Everything @typedef {import("./types.js").Word} Word
 * @typedef {import("./types.js").Progress} Progress @typedef {import("./types.js").Kind} Kind @typedef {import("./types.js").Switches} Switches */

const SHARE = 0.8;
const SAID = /** @type {Record<string, [on: string, off: string]>} */ ({
  offline: ["Nothing reaches the LMS now.", "The LMS can be reached again."],
  slow: ["Every call takes two seconds now.", "The LMS is as quick as before."],
  expired: ["The LMS does not know the learner any more.", "The learner has logged in again."],
});

/** @param {{progress: (progress: Progress | null) => void}} parts */
export function createControls({ progress }) {
  /** @type {ReturnType<typeof createWindow> | null} */
  let learner = null;
  /** @type {Kind} */
  let kind = "scorm12";
  let origin = "";
  /** @type {Switches} */
  let switches = { offline: false, slow: false, expired: false };
  let theme = "system";
  let isOpen = true;
  let jumping = false;
  /** @type {((how: string) => void) | null} what waits for the window to be gone */
  let afterwards = null;

  /** @param {boolean} [here] at the page where the course was, and not where the record says */
  async function launch(here = false) {
    const { address } = await ask("launch");
    show(true);
    learner?.order({ do: "open", url: new URL(address, origin).href, here });
  }

  /** @param {boolean} open */
  function show(open) {
    isOpen = open;
    part("reopen").hidden = open;
    for (const id of ["close", "kill"]) part(id).hidden = !open;
    part("frame").toggleAttribute("data-closed", !open);
    /** @type {HTMLButtonElement} */ (part("jump")).disabled = !open;
  }

  /** @param {"close" | "kill" | "forget"} how @returns {Promise<string>} when the window is gone */
  function gone(how) {
    return new Promise((resolve) => {
      afterwards = resolve;
      learner?.order({ do: how });
    });
  }

  /** @param {Word} word */
  function hear(word) {
    if (word.say === "ready") {
      learner?.order({ do: "theme", theme });
      learner?.order({ do: "switches", on: switches });
      void launch();
    } else if (word.say === "closed") afterwards?.(word.how);
    else if (word.say === "progress") progress(word.progress);
    else if (word.say === "jump") say(`Working through the course: page ${word.done} of ${word.of}.`);
    else if (word.say === "jumped") jumped(word.trouble);
    else part("frame").dataset["shown"] = String(Number(part("frame").dataset["shown"] ?? 0) + 1);
  }

  /** @param {string} trouble */
  function jumped(trouble) {
    jumping = false;
    /** @type {HTMLButtonElement} */ (part("jump")).disabled = false;
    say(trouble ? `Not all of it could be done: ${trouble}` : "Four fifths of the pages are done.");
  }

  /** @param {Build} build */
  function place(build) {
    if (learner || !build.origin) return;
    origin = build.origin;
    learner = createWindow({ kind, origin, title: build.course?.title ?? "", hear });
  }

  /** @param {HTMLElement} button */
  async function toggle(button) {
    const name = /** @type {keyof Switches} */ (button.dataset["switch"]);
    const on = !switches[name];
    switches = { ...switches, [name]: on };
    button.setAttribute("aria-pressed", String(on));
    await ask("switch", { name, on });
    learner?.order({ do: "switches", on: switches });
    say(SAID[name]?.[on ? 0 : 1] ?? "");
  }

  /** @param {string} id @param {() => unknown} run */
  const press = (id, run) => part(id).addEventListener("click", () => void run());

  for (const button of all("[data-switch]")) button.addEventListener("click", () => void toggle(button));
  press("fail", async () => {
    await ask("fail");
    learner?.order({ do: "fail" });
    say("The next save will fail.");
  });
  press("close", async () => {
    await gone("close");
    show(false);
    say("The learner has left. The course had its last word.");
    part("reopen").focus();
  });
  press("kill", async () => {
    await gone("kill");
    show(false);
    say("The window was killed. Nothing more was sent.");
    part("reopen").focus();
  });
  press("reopen", async () => {
    await launch();
    say("The course is open again, from what the LMS keeps.");
    part("close").focus();
  });
  press("forget", async () => {
    await gone("forget");
    await ask("forget");
    progress(null);
    await launch();
    say("The record is forgotten. A new learner begins.");
  });
  press("jump", () => {
    if (jumping) return;
    jumping = true;
    /** @type {HTMLButtonElement} */ (part("jump")).disabled = true;
    learner?.order({ do: "jump", share: SHARE });
  });
  part("persona").addEventListener("change", async () => {
    const select = /** @type {HTMLSelectElement} */ (part("persona"));
    if (isOpen) await gone("close");
    await ask("persona", { name: select.value });
    await launch();
    say(`The course is launched by: ${select.selectedOptions[0]?.text ?? ""}.`);
  });

  return {
    /** @param {string} wanted */
    theme(wanted) {
      theme = wanted;
      learner?.order({ do: "theme", theme });
    },
    /** @param {Everything} all_ */
    begin(all_) {
      kind = all_.format;
      switches = all_.switches;
      part("persona").replaceChildren(...all_.personas.map(({ name, title }) => make("option", { value: name }, title)));
      Object.assign(part("persona"), { value: all_.persona });
      part("troubles").hidden = kind === "web";
      for (const button of all("[data-switch]"))
        button.setAttribute("aria-pressed", String(switches[/** @type {keyof Switches} */ (button.dataset["switch"])]));
      place(all_.build);
    },
    /** @param {Build} build */
    async built(build) {
      const isNew = !learner;
      place(build);
      if (isNew || !isOpen || !build.ok || !build.changed) return;
      if (kind === "scorm12" || kind === "web") return void learner?.order({ do: "reload" });
      await gone("close");
      await launch(true);
    },
  };
}
