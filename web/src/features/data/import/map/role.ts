/** What a column holds, as one text, so that it can be an option of a list and a member of an import record. */
import type { ProjectDocument } from "@/doc/types";

export type Role = "time" | "experiment" | "temperature" | "ignore" | `species:${string}` | `new:${string}` | `observable:${string}` | `conversion:${string}` | `sigma:${string}`;

export const subject = (role: Role): string => role.slice(role.indexOf(":") + 1);
export const isMeasured = (role: Role): boolean => /^(?:species|new|observable|conversion):/.test(role);
export const isConcentrationRole = (role: Role): boolean => /^(?:species|new):/.test(role);
/** What a value column measures: the name by which sigma(...) refers to it. */
export const measuredName = (role: Role): string => (role.startsWith("conversion:") ? `conversion(${subject(role)})` : subject(role));

export function words(role: Role): string {
  if (role === "time" || role === "experiment" || role === "temperature" || role === "ignore") return { time: "Time", experiment: "Experiment", temperature: "Temperature", ignore: "Ignore" }[role];
  const name = subject(role);
  if (role.startsWith("new:")) return `New species ${name}`;
  if (role.startsWith("conversion:")) return `Conversion of ${name}`;
  if (role.startsWith("sigma:")) return `Standard deviation of ${name}`;
  return name;
}

export interface RoleGroup {
  readonly group: string;
  readonly items: { readonly value: Role; readonly label: string }[];
}
const item = (value: Role) => ({ value, label: words(value) });

/** What a column may be, in this document. @param title a new species would be called so @param measured by other columns */
export function roleChoices(document: ProjectDocument, title: string, measured: readonly string[]): RoleGroup[] {
  const ids = document.species.map(({ id }) => id);
  const observables = [...(document.observables ?? []).map(({ id }) => id), "V", "T_jacket"];
  const fresh = idFrom(title, "species");
  return [
    { group: "Column", items: [item("time"), item("temperature"), item("experiment"), item("ignore")] },
    { group: "Concentration of", items: [...ids.map((id) => item(`species:${id}`)), ...(ids.includes(fresh) ? [] : [item(`new:${fresh}`)])] },
    { group: "Observable", items: observables.map((id) => item(`observable:${id}`)) },
    { group: "Conversion of", items: ids.map((id) => item(`conversion:${id}`)) },
    { group: "Standard deviation of", items: measured.map((name) => item(`sigma:${name}`)) },
  ].filter(({ items }) => items.length > 0);
}

/** An id of the document from free text: letters of any script, digits and _, a letter first. */
export function idFrom(text: string, otherwise: string): string {
  const id = text.normalize("NFC").replace(/[^\p{L}\p{N}_']+/gu, "_").replace(/^_+|_+$/g, "").slice(0, 56);
  if (id === "") return otherwise;
  return /^\p{L}/u.test(id) ? id : `${otherwise}_${id}`;
}

/** The first of id, id_2, id_3 ... that is free; takes it. */
export function takeId(wanted: string, taken: Set<string>): string {
  let id = wanted;
  for (let number = 2; taken.has(id); number++) id = `${wanted}_${number}`;
  taken.add(id);
  return id;
}
