/** How much of a video or an audio was played. */

/** 0 to 1. What was sought past was not played, and what was played twice counts once. @param {Pick<TimeRanges, "length"|"start"|"end">} ranges @param {number} duration in seconds; NaN or Infinity while it is not known */
export function playedShare(ranges, duration) {
  if (!(duration > 0 && duration < Infinity)) return 0;
  let seconds = 0;
  for (let i = 0; i < ranges.length; i++) seconds += ranges.end(i) - ranges.start(i);
  return Math.min(1, seconds / duration);
}
