/** Titles of columns: "time [min]", "A (mmol/L)", "T/°C", "sigma(A) [mM]". */
export interface Title {
  readonly name: string;
  readonly unit?: string;
}

/** Where the bracket that closes at the end of the text opens. */
function opening(text: string, open: string, close: string): number {
  let depth = 0;
  for (let at = text.length - 1; at >= 0; at--) {
    if (text[at] === close) depth++;
    if (text[at] === open && --depth === 0) return at;
  }
  return -1;
}

/** The species of `sigma(A)`. */
export function sigmaArgument(name: string): string | undefined {
  return /^(?:sigma|sd|σ|std|se)\s*\((.*)\)$/i.exec(name)?.[1]?.trim();
}

/** @param isUnit of the engine: a slash parts name and unit only where a unit follows */
export function splitTitle(text: string, isUnit: (unit: string) => boolean): Title {
  const title = text.replace(/\s+/g, " ").trim();
  for (const [open, close] of [["[", "]"], ["(", ")"]] as const) {
    if (!title.endsWith(close)) continue;
    const begin = opening(title, open, close);
    if (begin <= 0 || (open === "(" && sigmaArgument(title) !== undefined)) continue; // its brackets are part of the name
    return { name: title.slice(0, begin).trim(), unit: title.slice(begin + 1, -1).trim() };
  }
  const slash = title.indexOf("/");
  const after = title.slice(slash + 1).trim();
  if (slash > 0 && isUnit(after)) return { name: title.slice(0, slash).trim(), unit: after };
  return { name: title };
}

const synonyms: Record<string, string> = {
  sec: "s", secs: "s", second: "s", seconds: "s",
  mins: "min", minute: "min", minutes: "min",
  hr: "h", hrs: "h", hour: "h", hours: "h",
  day: "d", days: "d",
  celsius: "degC", "deg c": "degC", "deg.c": "degC", "°c": "degC", "º c": "degC", "ºc": "degC",
  kelvin: "K", molar: "mol/L", "mol/l": "mol/L", "mmol/l": "mmol/L", "µmol/l": "umol/L", "umol/l": "umol/L",
  "g/l": "g/L", "mg/l": "mg/L", "mg/ml": "mg/mL", "wt %": "wt%", "wt.%": "wt%", "w/w%": "wt%", "%(w/w)": "wt%", "% w/w": "wt%", percent: "%",
};

/** A unit as the engine writes it, for words and spellings that can mean nothing else. */
export function usualUnit(text: string, isUnit: (unit: string) => boolean): string {
  const unit = text.trim();
  return isUnit(unit) ? unit : (synonyms[unit.toLowerCase()] ?? unit);
}
