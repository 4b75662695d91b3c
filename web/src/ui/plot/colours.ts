/** Variables of the theme become colours where there is no page: in files, and on a canvas. */

/** Okabe and Ito, "Color universal design", 2008: apart for all kinds of colour vision. In the order of ui/series.css. */
const okabeIto = ["#0072B2", "#D55E00", "#009E73", "#CC79A7", "#E69F00", "#56B4E9"];
const paper: Readonly<Record<string, string>> = {
  "--pf-text": "#000000",
  "--pf-dimmed": "#333333",
  "--pf-line": "#D9D9D9",
  "--pf-surface": "#FFFFFF",
  "--pf-accent": "#0072B2",
};

export type Resolve = (colour: string) => string;
const variable = /^var\((--[\w-]+)\)$/;

/** On white paper, whatever the mode of the screen. */
export const onPaper: Resolve = (colour) => {
  const name = variable.exec(colour)?.[1];
  if (name === undefined) return colour;
  const series = /^--pf-series-(\d+)$/.exec(name)?.[1];
  return series === undefined ? (paper[name] ?? "#000000") : okabeIto[(Number(series) - 1) % okabeIto.length]!;
};

/** As they are on the screen now. */
export function onScreen(element: Element): Resolve {
  const style = getComputedStyle(element);
  return (colour) => {
    const name = variable.exec(colour)?.[1];
    return name === undefined ? colour : style.getPropertyValue(name).trim() || "#000000";
  };
}
