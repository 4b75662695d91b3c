/** The expected cost of a run in words, before it is started: "about 4 s". */
export function spokenSeconds(seconds: number): string {
  if (seconds < 1) return "under 1 s";
  if (seconds < 90) return `about ${Number(seconds.toPrecision(seconds < 10 ? 1 : 2))} s`;
  return `about ${Math.round(seconds / 60)} min`;
}
