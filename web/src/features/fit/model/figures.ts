import { formatNumber } from "@/units/format";

/** "±0.53 %", and words where a percentage says nothing. */
export function percent(share: number): string {
  if (!Number.isFinite(share)) return "nothing known";
  return share > 10 ? "more than ±1000 %" : `±${formatNumber(100 * share, 2)} %`;
}

/** "A, B and C" */
export const listed = (words: readonly string[]): string =>
  words.length < 2 ? (words[0] ?? "") : `${words.slice(0, -1).join(", ")} and ${words.at(-1)}`;
