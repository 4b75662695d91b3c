/** The verdict of each target in words, how serious it is, and what can be done about it with a click. */
import type { ScaleUpResult, TargetResult } from "@/engine/scaleup_results";
import { isFigure } from "@/engine/scaleup_results";
import { breaks, inSentence, isSound, shownRule } from "./chosen";
import { durationSeconds, durationText, figureText, inSeconds, roundedUp } from "@/ui/figures";
import type { Tone } from "@/ui/study/tone";

export type Remedy =
  | { readonly kind: "dose"; readonly label: string; readonly target: string; readonly seconds: number; readonly words: string }
  | { readonly kind: "rule"; readonly label: string; readonly rule: string };
export interface TargetVerdict {
  readonly target: string;
  readonly tone: Tone;
  readonly text: string;
  readonly remedies: readonly Remedy[];
}

/** "Use 3 h dosing in Simulate", where the recipe's dosing is too fast here. */
function longerDosing(target: TargetResult, rule: ReturnType<typeof shownRule>): Remedy[] {
  const dosing = rule?.dosing;
  if (dosing === undefined || !isFigure(dosing.time)) return [];
  const [found, before] = [inSeconds(dosing.time), inSeconds(dosing.recipe_time)];
  if (found === undefined || before === undefined || found <= before * 1.001) return [];
  const time = roundedUp(found);
  const words = durationText(time);
  return [{ kind: "dose", label: `Use ${words} dosing in Simulate`, target: target.vessel, seconds: durationSeconds(time), words }];
}

/** Another rule, where the one that is shown breaks a limit or has no speed: that which the engine prefers, else power per volume. */
function otherRule(target: TargetResult, shown: ReturnType<typeof shownRule>): Remedy[] {
  if (shown !== undefined && isSound(shown)) return [];
  const sound = target.rules.filter(isSound);
  const other = sound.find(({ rule }) => rule === target.rule) ?? sound.find(({ rule }) => rule === "power_per_volume") ?? sound[0];
  return other === undefined ? [] : [{ kind: "rule", label: `Choose ${inSentence(other.name)}`, rule: other.rule }];
}

function toneOf(target: TargetResult, rule: ReturnType<typeof shownRule>): Tone {
  if (rule === undefined || !isFigure(rule.speed) || breaks(rule)) return "bad";
  const stoessel = rule.safety?.class ?? 1; // with the dosing that was found
  if (stoessel >= 4) return "bad";
  const { dosing, limits } = rule;
  const longer = dosing !== undefined && (!isFigure(dosing.time) || longerDosing(target, rule).length > 0);
  return longer || stoessel >= 3 || limits.some(({ severity }) => severity === "warning") ? "attention" : "good";
}

/** @param wanted the rule that was chosen, for all targets @param nameOf the name of a vessel */
export function verdictsOf({ targets }: ScaleUpResult, wanted: string | undefined, nameOf: (vessel: string) => string): TargetVerdict[] {
  return targets.map((target) => {
    const rule = shownRule(target, wanted);
    const own = rule === undefined || rule.rule === target.rule;
    const speed = rule !== undefined && isFigure(rule.speed) ? ` at ${figureText(rule.speed)} (${inSentence(rule.name)})` : rule === undefined ? "" : ` (${inSentence(rule.name)})`;
    return {
      target: target.vessel,
      tone: toneOf(target, rule),
      text: own ? target.verdict : `${nameOf(target.vessel)}${speed}: ${rule.verdict}`,
      remedies: [...longerDosing(target, rule), ...otherRule(target, rule)],
    };
  });
}
