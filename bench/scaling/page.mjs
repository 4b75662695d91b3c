// docs/scaling.md from the measurements.

const units = [[1, "s"], [1e-3, "ms"], [1e-6, "µs"], [1e-9, "ns"]];
const time = (s) => {
  const [factor, unit] = units.find(([f]) => s >= f) ?? units.at(-1);
  return `${(s / factor).toPrecision(3)} ${unit}`;
};
const whole = (n) => Math.round(n).toLocaleString("en").replaceAll(",", " ");

function table(columns, rows) {
  const cells = rows.map((row) => columns.map(([, cell]) => cell(row)));
  return [`| ${columns.map(([title]) => title).join(" | ")} |`, `|${columns.map(() => "---:").join("|")}|`,
    ...cells.map((row) => `| ${row.join(" | ")} |`)].join("\n");
}

/** The exponent of growth between two sizes. */
export function exponent(rows, value, from, to) {
  const at = (size) => rows.find((row) => row.size === size);
  return Math.log(value(at(to)) / value(at(from))) / Math.log(to / from);
}
const last = (rows) => rows.at(-1);
const grows = (...all) => exponent(...all).toFixed(2);

const figure = (name, words) => `![${words}](figures/scaling/${name}.svg)`;

export function page(found) {
  const { cores, species, experiments, threads, arithmetic, observations, outputs, parameters, memory } = found;
  const step = (m) => m.solve / m.steps;
  const least = Math.min(...memory.map((m) => m.memory)), most = Math.max(...memory.map((m) => m.memory));
  return `# Scaling

What a computation costs as its problem grows, and what the structure of the problem demands. Written by
\`./dev bench --scaling\`: minima over repetitions on a shared machine with ${cores} cores; a time means nothing elsewhere,
the growth does. "Grows with the power p" means cost ∝ size^p between the two sizes named.

## Species

Random sparse networks of n species and 1.5 n reactions with rate constants over eight decades, 100 s, relative tolerance
1e-6; means over three networks.

**Demanded:** a right-hand side and a Jacobian in proportion to n, as each reaction touches four species at most. A
factorisation costs more than n as soon as elimination fills in, up to n³ for a dense matrix; the number of steps is the
network's own. A study also closes the balances of every species and reaction at every step, in proportion to n.

${figure("species", "Time of a study, a solve, a step and a right-hand side against the number of species")}

${table([["species", (m) => m.size], ["study", (m) => time(m.study)], ["solve in it", (m) => time(m.solve)], ["steps", (m) => whole(m.steps)], ["one step", (m) => time(step(m))],
    ["right-hand side", (m) => time(m.rhs)], ["Jacobian", (m) => time(m.jacobian)], ["compiling", (m) => time(m.compile)]], species)}

**Measured:** from 50 to 500 species the right-hand side grows with the power ${grows(species, (m) => m.rhs, 50, 500)}, the Jacobian with
${grows(species, (m) => m.jacobian, 50, 500)}, compiling with ${grows(species, (m) => m.compile, 50, 500)}, a step of the solve with ${grows(species, step, 50, 500)}, the whole study with ${grows(species, (m) => m.study / m.steps, 50, 500)} a step. The solver
takes its Jacobian as a dense matrix, whose n² entries have to be cleared; the balances look for the peak of every
species' accumulation, each for itself: at 500 species the study takes ${(last(species).study / last(species).solve).toFixed(1)} times the solve in it.

## Experiments

Fits of four rate constants of a chain of five species; every experiment has 100 values.

**Demanded:** each experiment is solved once an evaluation: in proportion to their number, divided by the cores.

${figure("experiments", "Time of a fit against the number of experiments, on one thread and on all")}

${table([["experiments", (m) => m.size], ["fit, 1 thread", (m) => time(m.fit)], [`fit, ${cores} threads`, (m) => time(threads.find((t) => t.size === m.size).fit)],
    ["evaluations", (m) => m.evaluations], ["per experiment and evaluation", (m) => time(m.fit / m.size / m.evaluations)]], experiments)}

**Measured:** the power ${grows(experiments, (m) => m.fit / m.evaluations, 10, 200)} from 10 to 200 experiments, evaluation by evaluation. On
${cores} threads the fit of 200 is ${(last(experiments).fit / last(threads).fit).toFixed(2)} times as fast as on one; nothing but arithmetic is ${(arithmetic[0].time / arithmetic[1].time).toFixed(2)} times as fast there. Any
number of threads gives the same digits.

## Observations

Fits of two rate constants to one experiment with three measured species.

**Demanded:** a constant for the solve, which takes the same steps whatever is asked of it, and then a share for every
value: interpolation, residual, its row of the triangle.

${figure("observations", "Time of a fit against the number of observations")}

${table([["observations", (m) => whole(m.size)], ["fit", (m) => time(m.fit)], ["evaluations", (m) => m.evaluations],
    ["per observation and evaluation", (m) => time(m.fit / m.size / m.evaluations)]], observations)}

**Measured:** the power ${grows(observations, (m) => m.fit / m.evaluations, 1e4, 1e6)} from 10 000 to 1 000 000 observations.

## Output times

A → B simulated: the study alone, and the whole way from a document's text to its result's.

**Demanded:** a constant, and a share for every output time: five numbers computed, converted and written.

${figure("outputs", "Time of a simulation against the number of output times")}

${table([["output times", (m) => whole(m.size)], ["study", (m) => time(m.study)], ["document to result", (m) => time(m.document)],
    ["per output time", (m) => time(m.document / m.size)]], outputs)}

**Measured:** the study grows with the power ${grows(outputs, (m) => m.study, 1e4, 1e6)}, the whole way with ${grows(outputs, (m) => m.document, 1e4, 1e6)} from 10 000 to 1 000 000.

## Parameters

A chain of 51 species with 100 rate constants, 1 to 100 of them estimated from 1020 values.

**Demanded:** a column of sensitivities for every parameter, on the factorisations of the plain solve: in proportion to
their number and a fraction of a solve each; p² for every value in the triangle of the least squares; p³ in the steps of
the search.

${figure("parameters", "Time of a fit, of a solve with sensitivities and of a plain solve against the number of parameters")}

${table([["parameters", (m) => m.size], ["plain solve", (m) => time(m.plain)], ["with sensitivities", (m) => time(m.sensitive)],
    ["plain solves per parameter", (m) => ((m.sensitive / m.plain - 1) / m.size).toFixed(2)], ["fit", (m) => time(m.fit)], ["evaluations", (m) => m.evaluations]], parameters)}

**Measured:** a solve with sensitivities grows with the power ${grows(parameters, (m) => m.sensitive, 10, 100)} from 10 to 100 parameters, an evaluation of the fit
with ${grows(parameters, (m) => m.fit / m.evaluations, 10, 100)}. Below that the fit's report, one study with its balances, is what takes the time.

## Memory

An oscillation (Lotka–Volterra) that takes steps in proportion to its duration, asked for eleven output times.

**Demanded:** nothing: a step that is done leaves nothing behind but the outputs in it.

${figure("memory", "Largest memory of the process against the number of accepted steps")}

${table([["accepted steps", (m) => whole(m.steps)], ["largest memory", (m) => `${(m.memory / 1e6).toFixed(2)} MB`]], memory)}

**Measured:** between ${(least / 1e6).toFixed(2)} and ${(most / 1e6).toFixed(2)} MB, from ${whole(memory[0].steps)} to ${whole(memory.at(-1).steps)} steps.
`;
}
