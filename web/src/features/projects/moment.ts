/** Moments as one says them: "5 minutes ago", "yesterday", then the date. */
const relative = new Intl.RelativeTimeFormat("en", { numeric: "auto" });
const day = new Intl.DateTimeFormat("en-GB", { day: "numeric", month: "short", year: "numeric" });
const full = new Intl.DateTimeFormat("en-GB", { dateStyle: "long", timeStyle: "short" });
const minute = 60_000;
const hour = 60 * minute;

export function ago(time: number, now: number = Date.now()): string {
  const passed = Math.max(0, now - time);
  if (passed < minute) return "just now";
  if (passed < hour) return relative.format(-Math.floor(passed / minute), "minute");
  if (passed < 24 * hour) return relative.format(-Math.floor(passed / hour), "hour");
  if (passed < 7 * 24 * hour) return relative.format(-Math.floor(passed / (24 * hour)), "day");
  return day.format(time);
}
export const exactly = (time: number): string => full.format(time);
