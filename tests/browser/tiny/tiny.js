// A tiny course by hand, which uses the API as it should be used. It tests the harness, not the player.
"use strict";
(() => {
  const part = (/** @type {string} */ css) => /** @type {HTMLElement} */ (document.querySelector(css));
  const parts = (/** @type {string} */ css, root = document.body) =>
    /** @type {HTMLElement[]} */ ([...root.querySelectorAll(css)]);
  const data = JSON.parse(part("#data").textContent ?? "");
  const started = Date.now();
  /** @type {{right: Record<string, boolean>, best: number | null}} */
  let state = { right: {}, best: null };
  /** @type {any} */
  let api = null;
  let open = false;

  function findApi() {
    try {
      for (let at = /** @type {any} */ (window), n = 0; n < 20; n++, at = at.parent) {
        if (at.API) return at.API;
        if (at === at.parent) return at.opener?.API ?? null;
      }
    } catch {
      return null;
    }
    return null;
  }

  const get = (/** @type {string} */ name) => String(api.LMSGetValue(`cmi.${name}`) ?? "");
  const set = (/** @type {string} */ name, /** @type {string} */ value) => api.LMSSetValue(`cmi.${name}`, value) === "true";

  const two = (/** @type {number} */ n) => String(n).padStart(2, "0");
  function span() {
    const s = Math.floor((Date.now() - started) / 1000);
    return `${two(Math.floor(s / 3600)).padStart(4, "0")}:${two(Math.floor(s / 60) % 60)}:${two(s % 60)}`;
  }

  function say(/** @type {"sent" | "unsaved" | "off"} */ status) {
    part("#saved").dataset["status"] = status;
    part("#saved").textContent = { sent: "Sent to your LMS", unsaved: "Not saved", off: "No LMS" }[status];
  }

  const passed = () => state.best !== null && state.best >= data.final.passMark;
  const ref = () => part("section.page.current").id;

  function save() {
    if (!open) return;
    const kept = [set("suspend_data", JSON.stringify(state)), set("core.lesson_location", ref())];
    if (state.best !== null) kept.push(set("core.score.min", "0"), set("core.score.max", "100"), set("core.score.raw", String(state.best)));
    if (passed()) kept.push(set("core.lesson_status", "passed"));
    kept.push(set("core.session_time", span()), set("core.exit", passed() ? "" : "suspend"), api.LMSCommit("") === "true");
    say(kept.every(Boolean) ? "sent" : "unsaved");
  }

  function leave() {
    save();
    if (open) api.LMSFinish("");
    open = false;
  }

  function show(/** @type {string} */ to) {
    for (const page of parts("section.page")) page.classList.toggle("current", page.id === to);
    save();
  }

  const picked = (/** @type {HTMLElement} */ box) => parts("input:checked", box).map((one) => /** @type {HTMLInputElement} */ (one).value);

  function response(/** @type {HTMLElement} */ box, /** @type {any} */ item) {
    if (item.kind === "matching")
      return parts("select", box).map((one) => `${one.dataset["stem"]}.${/** @type {HTMLSelectElement} */ (one).value}`);
    if (item.kind === "sequencing") return parts("[data-step]", box).map((one) => one.dataset["step"] ?? "");
    const text = box.querySelector("input[type=text]");
    return text ? [/** @type {HTMLInputElement} */ (text).value] : picked(box);
  }

  const matches = (/** @type {any} */ item, /** @type {string[]} */ given) => item.correct.some((/** @type {string[]} */ one) =>
    item.kind === "numeric" ? Math.abs(Number(one[0]) - Number(given[0])) <= item.tolerance : one.join() === given.join());

  function report(/** @type {any} */ item, /** @type {string[]} */ given, /** @type {boolean} */ right) {
    if (!open) return;
    const at = `interactions.${get("interactions._count") || "0"}`;
    const text = item.kind === "true-false" ? (given[0] ?? "").slice(0, 1) : given.join(",");
    set(`${at}.id`, item.report);
    set(`${at}.type`, item.kind);
    set(`${at}.student_response`, text);
    set(`${at}.result`, right ? "correct" : item.correct.length ? "wrong" : "neutral");
  }

  function check(/** @type {HTMLElement} */ box) {
    const id = box.dataset["item"] ?? "";
    const given = response(box, data.items[id]);
    const right = matches(data.items[id], given);
    state.right[id] = right;
    report(data.items[id], given, right);
    const result = box.querySelector("[data-result]");
    box.dataset["verdict"] = !data.items[id].correct.length ? "noted" : right ? "right" : "wrong";
    if (result) result.textContent = right ? "Yes" : "Not yet";
    save();
  }

  function submit() {
    const ids = /** @type {string[]} */ (data.final.bank);
    for (const id of ids) check(part(`[data-item=${id}]`));
    const score = (100 * ids.filter((id) => state.right[id]).length) / ids.length;
    state.best = Math.max(state.best ?? 0, score);
    part("#outcome").textContent = `Score ${score}, best ${state.best}`;
    part("#paper").hidden = part("[data-final-confirm]").hidden = true;
    save();
  }

  document.addEventListener("click", (event) => {
    const at = /** @type {HTMLElement} */ (event.target);
    const box = /** @type {HTMLElement} */ (at.closest("[data-item]"));
    const step = at.closest("[data-step]");
    if (at.matches("[data-check]")) check(box);
    if (at.matches("[data-attest]")) report(data.items[box.dataset["item"] ?? ""], ["done"], false), save();
    if (at.matches("[data-move=up]")) step?.previousElementSibling?.before(step);
    if (at.matches("[data-move=down]")) step?.nextElementSibling?.after(step);
    if (at.matches("[data-next], [data-start]")) event.preventDefault(), show(at.getAttribute("href")?.slice(1) ?? "");
    if (at.matches("[data-final-begin]")) part("#paper").hidden = false;
    if (at.matches("[data-final-submit]")) part("[data-final-confirm]").hidden = false;
    if (at.matches("[data-final-confirm]")) submit();
    if (at.matches("#exit")) leave();
  });
  addEventListener("pagehide", leave);
  addEventListener("hashchange", () => show(location.hash.slice(1)));

  function start() {
    if (api) {
      open = api.LMSInitialize("") === "true";
      state = { ...state, ...JSON.parse(get("suspend_data") || "{}") };
      if (!passed() && !/passed|completed/.test(get("core.lesson_status"))) set("core.lesson_status", "incomplete");
    }
    else say("off");
    document.documentElement.classList.add("js");
    show((api && get("core.lesson_location")) || "home");
  }

  function seek(/** @type {number} */ tries) {
    api = findApi();
    if (api || tries === 0) start();
    else setTimeout(seek, 100, tries - 1);
  }
  seek(window === window.parent && !window.opener ? 0 : 50);
})();
