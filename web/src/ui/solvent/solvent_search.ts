/** Solvents as a list to choose from, and what is said when one was taken. */
import type { Solvent } from "@/doc/solvents";
import { listed } from "../figures";

type Named = Pick<Solvent, "name" | "abbreviation" | "cas" | "formula">;

export const labelOf = ({ name, abbreviation }: Named): string => (abbreviation === "" || abbreviation === name ? name : `${name} (${abbreviation})`);

const plain = (text: string) => text.toLowerCase().replace(/[\s,'()-]/g, "");

/** Those of which name, abbreviation, formula or CAS number hold the text; those that begin with it first. */
export function search<T extends Named>(all: readonly T[], text: string): T[] {
  const wanted = plain(text);
  if (wanted === "") return [...all];
  const place = ({ name, abbreviation, cas, formula }: Named) => {
    const words = [name, abbreviation, cas, formula].map(plain);
    return words.some((word) => word.startsWith(wanted)) ? 0 : words.some((word) => word.includes(wanted)) ? 1 : 2;
  };
  return all.filter((one) => place(one) < 2).toSorted((a, b) => place(a) - place(b));
}

/** "Toluene at 40 °C. Not known, and left as it was: boiling point." @param kelvin none: 25 °C */
export function filledWords(name: string, kelvin: number | undefined, missing: readonly string[]): string {
  const at = kelvin === undefined ? "25" : String(Number((kelvin - 273.15).toPrecision(4))).replace("-", "−");
  return `${name} at ${at} °C.${missing.length > 0 ? ` Not known, and left as it was: ${listed(missing)}.` : ""}`;
}
