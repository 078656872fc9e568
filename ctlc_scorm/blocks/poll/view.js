import { mountRows } from "../../player/js/page/rows.js";

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: '.ask[data-kind="poll"]', mount: mountRows };
