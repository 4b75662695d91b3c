// Stiff problems of the IVP test set (Mazzia & Magherini 2008, Test Set for Initial Value Problem Solvers, release 2.4,
// University of Bari): the documents of cases/stiff with other tolerances, methods and output times, the published end
// values beside them.
import { readFileSync } from "node:fs";
import path from "node:path";
import { root } from "../engine.mjs";

/**
 * first: where a logarithmic axis of time begins; scales: smallest size of interest, of all species or by species;
 * tolerated: absolute tolerance / relative tolerance, default the smallest scale; explicit: mild enough for explicit
 * methods; logarithmic: draw concentrations so; coarsest: exponent of the coarsest tolerance at which a method is held
 * to its promise; reordered: the reactions once more in another order, and why.
 */
const stated = [
  {
    file: "robertson",
    name: "Robertson",
    words: "Autocatalysis with rate constants nine orders apart (Robertson 1966)",
    first: 1e-5,
    scales: { A: 1e-8, B: 1e-14, C: 1e-3 },
    shown: ["A", "C"],
    reordered: {
      order: [0, 2, 1],
      words:
        "How much a tight tolerance can reach depends on the order in which the reactions are written. Late in the run A -> B and B + C -> A + C balance each other to nine digits; when 2 B -> B + C stands between them, its rate is added to one of the two large ones and loses its last digits to rounding. Digits reached with B + C -> A + C written second:",
    },
  },
  {
    file: "hires",
    name: "HIRES",
    words: "Photomorphogenesis at high irradiance, eight species (Schäfer 1975)",
    first: 1e-3,
    scales: 1e-5,
    shown: ["y1", "y4", "y6", "y8"],
    explicit: true,
    logarithmic: true,
  },
  {
    file: "orego",
    name: "OREGO",
    words: "The Oregonator, a chemical oscillator (Field & Noyes 1974), in scaled variables and hence written as formulas",
    scales: 1e-3,
    shown: ["X", "Y", "Z"],
    logarithmic: true,
  },
  {
    file: "pollution",
    name: "POLLUTION",
    words: "Air pollution, 20 species and 25 reactions (Verwer 1994)",
    first: 1e-6,
    scales: 1e-6,
    shown: ["NO2", "NO", "O3", "HNO3"],
  },
  {
    file: "e5",
    name: "E5",
    words:
      "Pyrolysis (Enright, Hull & Lindberg 1975). y2 = y3 + y4 holds at all times, with 1e-10 in the beginning, and its round-off hides the end values of 1e-22 in double precision: errors are judged on the scale of the intermediate values. The problem explodes from any negative concentration, which multistep methods permit at coarse tolerances; named by a user they are held to their promise from 1e-5 on",
    end: 1e13,
    ends: { y1: 0.1152903278711829e-290, y2: 0.886765551764212e-22, y3: 0.8854814626268838e-22, y4: 0 },
    first: 1e-4,
    scales: 1e-10,
    tolerated: 1e-14,
    shown: ["y1", "y2", "y3", "y4"],
    logarithmic: true,
    coarsest: { lsoda: 5, bdf: 5 },
  },
  {
    file: "van_der_pol",
    name: "van der Pol",
    words: "The oscillator with ε = 1e-6 (van der Pol 1926): no chemistry, two formulas whose states take either sign",
    scales: 1e-3,
    shown: ["x"],
  },
];

/** The problems, joined with their documents of cases/stiff. */
export const testSet = () => stated.map(complete);

const read = (name) => JSON.parse(readFileSync(path.join(root, "cases/stiff", name), "utf8"));

/** Joins the document, its unit of time, the end and the published end values of the case. */
function complete(problem) {
  const document = read(`${problem.file}.json`), { expect } = read(`${problem.file}.expected.json`);
  const time = document.studies[0].units.time;
  const end = problem.end ?? Number.parseFloat(document.studies[0].recipe.duration);
  const atEnd = expect.filter((e) => e.time === end).map((e) => [e.column, e.value]);
  const ends = problem.ends ?? Object.fromEntries(atEnd);
  return { ...problem, id: problem.file.replaceAll("_", "-"), document, time, end, ends };
}

const scaleOf = (problem, id) => (typeof problem.scales === "number" ? problem.scales : problem.scales[id]);

/** @param times output times in the problem's unit, ascending, the last one the end */
export function documentOf(problem, relative, method, times) {
  const smallest = problem.tolerated ?? Math.min(...Object.keys(problem.ends).map((id) => scaleOf(problem, id)));
  const [study] = problem.document.studies;
  const changed = {
    ...study,
    recipe: { ...study.recipe, duration: `${problem.end} ${problem.time}` },
    output: { times: { unit: problem.time, values: times } },
    tolerances: { relative, absolute: `${relative * smallest} mol/L` },
    method,
  };
  return { ...problem.document, studies: [changed] };
}

/** Largest error of the end values, relative to max(|y|, the species' smallest size of interest). */
export function errorOf(problem, endValues) {
  const entries = Object.entries(problem.ends);
  if (entries.length === 0) return NaN;
  return entries.reduce((most, [id, end]) => {
    const error = Math.abs(endValues[id] - end) / Math.max(Math.abs(end), scaleOf(problem, id));
    return error <= most ? most : error;
  }, 0);
}
