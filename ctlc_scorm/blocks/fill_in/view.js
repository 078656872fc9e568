import { mountText } from "../../player/js/page/text.js";

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: '.ask[data-kind="fill-in"]', mount: mountText };
