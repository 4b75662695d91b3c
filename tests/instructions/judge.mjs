// What a count of instructions means beside the one recorded.

/** Growth beyond this share fails, a gain beyond it ought to be recorded. */
export const tolerance = 0.05;

const percent = (share) => `${share < 0 ? "−" : "+"}${Math.abs(100 * share).toFixed(1)} %`;
const grouped = (n) => String(n).replace(/\B(?=(\d{3})+$)/g, " ");

/** One line a case: {passed, text}. Counts by name; a case that is only on one side fails. */
export function judge(recorded, counted) {
  const names = [...new Set([...Object.keys(counted), ...Object.keys(recorded)])].sort();
  return names.map((name) => {
    const before = recorded[name], now = counted[name];
    if (now === undefined) return { passed: false, text: `${name}: recorded, but there is no such case` };
    if (before === undefined) return { passed: false, text: `${name}: ${grouped(now)} instructions, none recorded` };
    const growth = now / before - 1;
    const text = `${name}: ${grouped(now)} instructions, ${percent(growth)}`;
    if (growth > tolerance) return { passed: false, text: `${text}: more than the recorded ${grouped(before)} allow` };
    return { passed: true, text: growth < -tolerance ? `${text}: record the gain` : text };
  });
}
