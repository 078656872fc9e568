/** Every block with a field of its own for private words: reflection, prompt, compare. */

import { mountPrivate } from "../../player/js/page/private.js";

/** @type {import("../../player/js/page/ask.js").View} */
export default { selector: ".reflection", private: true, mount: mountPrivate };
