/** How serious the verdict is, and what can be done about it with a click. */
import type { SafetyAnswer } from "@/engine/safety_results";
import { isFigure } from "@/engine/scaleup_results";
import { durationSeconds, durationText, inSeconds, roundedUp } from "@/ui/figures";
import type { Tone } from "@/ui/study/tone";

/** The shortest safe dosing is longer than the recipe's. */
export function tooFast({ feed }: SafetyAnswer): boolean {
  if (feed === undefined) return false;
  if (!isFigure(feed.minimum_time)) return true;
  const [least, own] = [inSeconds(feed.minimum_time), inSeconds(feed.recipe_time)];
  return least !== undefined && own !== undefined && least > own * 1.001;
}

export function toneOf(answer: SafetyAnswer): Tone {
  if (answer.class !== null && answer.class >= 4) return "bad";
  return answer.class === null || answer.class === 3 || tooFast(answer) || answer.semenov?.stable === false ? "attention" : "good";
}

export type Remedy =
  | { readonly kind: "dose"; readonly label: string; readonly seconds: number; readonly words: string }
  | { readonly kind: "field"; readonly label: string; readonly field: string };

export function remediesOf(answer: SafetyAnswer): Remedy[] {
  const remedies: Remedy[] = [];
  const { feed, temperatures, td24 } = answer;
  const least = feed !== undefined && isFigure(feed.minimum_time) ? inSeconds(feed.minimum_time) : undefined;
  if (least !== undefined && tooFast(answer)) {
    const time = roundedUp(least);
    const words = durationText(time);
    remedies.push({ kind: "dose", label: `Use ${words} dosing in Simulate`, seconds: durationSeconds(time), words });
  }
  if (temperatures.max === null) remedies.push({ kind: "field", label: "Give the highest technical temperature", field: "max_temperature" });
  if (td24 === undefined) remedies.push({ kind: "field", label: "Enter the decomposition", field: "decomposition" });
  return remedies;
}
