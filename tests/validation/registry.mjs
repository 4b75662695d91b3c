// The chapters of the book, in order. A new one is a file in chapters/ and a line here.
import { chapter as firstOrder } from "./chapters/01-first-order.mjs";
import { chapter as reversible } from "./chapters/02-reversible.mjs";
import { chapter as adiabatic } from "./chapters/03-adiabatic.mjs";
import { chapter as semiBatch } from "./chapters/04-semi-batch.mjs";
import { chapter as recovery } from "./chapters/05-recovery.mjs";
import { chapter as testSet } from "./chapters/06-test-set.mjs";
import { chapter as publishedFits } from "./chapters/07-published-fits.mjs";
import { chapter as balances } from "./chapters/08-balances.mjs";
import { chapter as scaleUp } from "./chapters/09-scale-up.mjs";
import { chapter as mixingAndHeat } from "./chapters/10-mixing-and-heat.mjs";
import { chapter as thermalSafety } from "./chapters/11-thermal-safety.mjs";
import { chapter as sensitivity } from "./chapters/12-sensitivity.mjs";

/** Each: {number, file, title, run(engine) -> {text: [Markdown], checks, figures: {name: SVG}}} */
export const chapters = [
  firstOrder,
  reversible,
  adiabatic,
  semiBatch,
  recovery,
  testSet,
  publishedFits,
  balances,
  scaleUp,
  mixingAndHeat,
  thermalSafety,
  sensitivity,
];
