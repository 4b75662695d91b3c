/** Stoessel's classes: in which order the four temperatures stand. */
import type { SafetyAnswer } from "@/engine/safety_results";
import type { Figure } from "@/engine/scaleup_results";
import { figureText, shareText } from "@/ui/figures";

export type Level = "process" | "mtsr" | "max" | "td24";
export const levelNames: Readonly<Record<Level, string>> = { process: "Process", mtsr: "MTSR", max: "MTT", td24: "TD24" };
export const classNumbers = [1, 2, 3, 4, 5] as const;
export type StoesselClass = (typeof classNumbers)[number];

/** Coldest first. */
const orders: Readonly<Record<StoesselClass, readonly Level[]>> = {
  1: ["process", "mtsr", "max", "td24"],
  2: ["process", "mtsr", "td24", "max"],
  3: ["process", "max", "mtsr", "td24"],
  4: ["process", "max", "td24", "mtsr"],
  5: ["process", "td24", "mtsr", "max"],
};
interface PlacedLevel {
  readonly level: Level;
  readonly figure?: Figure;
}

type Of = Pick<SafetyAnswer, "class" | "class_shares" | "temperatures">;
const known = ({ temperatures }: Of) =>
  (Object.keys(levelNames) as Level[]).flatMap((level) => (temperatures[level] === null ? [] : [{ level, figure: temperatures[level] }])).toSorted((a, b) => a.figure.value - b.figure.value);

/** The order of this process where it is known: of class 5 there are two. */
export const orderOf = (which: StoesselClass, answer: Of): PlacedLevel[] => (answer.class === which ? known(answer) : orders[which].map((level) => ({ level })));

/** What those hear who do not see the diagram. */
export function diagramWords(answer: Of): string {
  const list = known(answer).map(({ level, figure }) => `${levelNames[level]} ${figureText(figure)}`);
  const shares = (answer.class_shares ?? []).flatMap((share, i) => (share > 0 ? [`${shareText(share)} in class ${i + 1}`] : []));
  return `${answer.class === null ? "No class can be told." : `Stoessel class ${answer.class} of 5.`} Temperatures from the lowest: ${list.join(", ")}.${shares.length > 0 ? ` Of the draws ${shares.join(", ")}.` : ""}`;
}
