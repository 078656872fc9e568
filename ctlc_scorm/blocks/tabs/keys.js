/** Keys among tabs. */

/** Which tab a key leads to, or -1 if it is none of ours. @param {string} key @param {number} at @param {number} count @param {boolean} rtl */
export function reached(key, at, count, rtl) {
  const step = key === "ArrowRight" ? 1 : key === "ArrowLeft" ? -1 : 0;
  if (step) return (at + (rtl ? -step : step) + count) % count;
  return key === "Home" ? 0 : key === "End" ? count - 1 : -1;
}
