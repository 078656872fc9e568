/** Video and audio: captions that need no request, a speed, and done when most of it was played or its transcript was read. */

import { idOf } from "../../player/js/page/ask.js";
import { one, write } from "../../player/js/page/dom.js";
import { _ } from "../../player/js/page/words.js";
import { playedShare } from "./played.js";

/** @typedef {import("../../player/js/page/ask.js").View} View */

const ENOUGH = 0.8;

/** @type {View["mount"]} */
function mount(element, session) {
  const media = /** @type {HTMLMediaElement} */ (one("video, audio", element));
  const box = /** @type {HTMLInputElement} */ (one("[data-attest]", element));
  const speed = /** @type {HTMLSelectElement} */ (one("[data-speed]", element));
  const result = one("[data-result]", element);
  const id = idOf(element);

  function restore() {
    box.checked = Boolean(session.state.items[id]?.tries);
    if (box.checked) write(result, _("Noted as done."));
  }

  function finish() {
    if (!session.state.items[id]?.tries) session.attest(id);
    restore();
  }

  function played() {
    session.activity();
    if (!box.checked && playedShare(media.played, media.duration) >= ENOUGH) finish();
  }

  function failed() {
    write(result, _("This cannot be played here. The transcript holds all of it."));
    /** @type {HTMLDetailsElement} */ (box.closest("details")).open = true;
  }

  box.addEventListener("change", finish);
  for (const name of ["timeupdate", "ended"]) media.addEventListener(name, played);
  media.addEventListener("error", failed);
  media.addEventListener("ratechange", () => (speed.value = String(media.playbackRate)));
  speed.addEventListener("change", () => (media.playbackRate = Number(speed.value)));
  new ResizeObserver(() => media.offsetWidth || media.pause()).observe(media);
  caption(media, one("[data-line]", element));
  media.preload = "metadata";
  restore();
  session.on("connected", restore);
}

/** Captions by their file; where it may not or cannot be loaded, by the copy in the page.
 * @param {HTMLMediaElement} media @param {HTMLElement|null} line where an audio shows them */
function caption(media, line) {
  const track = /** @type {HTMLTrackElement|null} */ (one("track", media));
  if (!track) return;
  if (self.origin === "null") copy();
  else {
    track.addEventListener("error", copy);
    use(/** @type {HTMLTrackElement} */ (track).track);
  }

  function copy() {
    if (!track?.isConnected) return;
    const made = media.addTextTrack("captions", track.label, track.srclang);
    for (const [start, end, text] of JSON.parse(track.dataset.cues ?? "[]")) made.addCue(new VTTCue(start, end, text));
    track.remove();
    use(made);
  }

  /** @param {TextTrack} captions */
  function use(captions) {
    captions.mode = line ? "hidden" : "showing";
    if (line) captions.addEventListener("cuechange", () => write(line, spoken(captions)));
  }
}

/** @param {TextTrack} captions */
const spoken = (captions) => [...(captions.activeCues ?? [])].map((cue) => /** @type {VTTCue} */ (cue).getCueAsHTML().textContent).join(" ");

/** @type {View} */
export default { selector: ".ask.media", mount };
