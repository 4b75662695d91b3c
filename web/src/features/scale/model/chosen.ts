/** Which rule is looked at in a target: the one that was chosen, else the one that the engine speaks of. */
import type { RuleResult, ScaleUpResult, TargetResult } from "@/engine/scaleup_results";
import { isFigure } from "@/engine/scaleup_results";

export function shownRule({ rules, rule }: TargetResult, wanted: string | undefined): RuleResult | undefined {
  const of = (id: string | undefined) => rules.find((one) => one.rule === id);
  return of(wanted) ?? of(rule) ?? rules.find(({ speed }) => isFigure(speed)) ?? rules[0];
}

export const breaks = ({ limits }: Pick<RuleResult, "limits">): boolean => limits.some(({ severity }) => severity === "broken");
export const isSound = (rule: RuleResult): boolean => isFigure(rule.speed) && !breaks(rule);

export interface RuleName {
  readonly id: string;
  readonly name: string;
}
/** All rules of a result, in the order of the engine; "given" of one target alone is among them. */
export function rulesOf({ targets }: ScaleUpResult): RuleName[] {
  const names = new Map(targets.flatMap(({ rules }) => rules.map(({ rule, name }): [string, string] => [rule, name])));
  return [...names].map(([id, name]) => ({ id, name }));
}
/** "constant power per volume", within a sentence. */
export const inSentence = (name: string): string => (/^[A-Z][a-z]/.test(name) ? name[0]!.toLowerCase() + name.slice(1) : name);
