// The goals of speed and honesty, and whether the measured numbers meet them.
import { better, geometricMean, isPeer, isTuned } from './numbers.mjs';

const groups = {
  stiff: { title: 'stiff, up to 8 states', has: (c) => c.stiff && c.states <= 8 },
  smooth: { title: 'not stiff, dense output', has: (c) => !c.stiff },
  medium: { title: '12 to 20 species', has: (c) => c.stiff && c.states > 8 && c.states < 50 },
  large: { title: '50 and 200 species', has: (c) => c.states >= 50 },
};
const isLsoda = (s) => s.name === 'LSODA';

/** @returns [{text, met, least}], one entry a goal */
export function goals(results) {
  const points = (group, admit) =>
    results.cases.filter(group.has).flatMap((c) =>
      results.digits
        .map((digits, k) => ({ at: `${c.name}, ${c.family}, ${digits} digits`, ratio: better(c, k, admit) }))
        .filter((p) => p.ratio !== undefined),
    );
  const everywhere = (group, factor, what, admit) => {
    const all = points(group, admit);
    const least = all.reduce((a, b) => (b.ratio < a.ratio ? b : a), { ratio: Infinity, at: 'no point' });
    const reached = all.filter((p) => p.ratio >= factor).length;
    return {
      text: `${group.title}: ≥ ${factor} × ${what} at every point`,
      met: all.length > 0 && reached === all.length,
      least: `${least.ratio.toFixed(2)} (${least.at}); holds at ${reached} of ${all.length} points`,
    };
  };
  const mean = (group, factor, what, admit) => {
    const value = geometricMean(points(group, admit).map((p) => p.ratio));
    return {
      text: `${group.title}: geometric mean ≥ ${factor} × ${what}`,
      met: value >= factor,
      least: value.toFixed(2),
    };
  };
  const peers = 'the fastest peer';
  return [
    everywhere(groups.stiff, 1.5, peers, isPeer),
    mean(groups.stiff, 2.5, peers, isPeer),
    everywhere(groups.stiff, 5, 'tuned CVODE', isTuned),
    everywhere(groups.smooth, 2, peers, isPeer),
    everywhere(groups.medium, 2, peers, isPeer),
    everywhere(groups.medium, 3, 'tuned CVODE', isTuned),
    everywhere(groups.large, 1.3, 'LSODA', isLsoda),
    everywhere(groups.large, 2, 'tuned CVODE', isTuned),
    honesty(results),
    sensitivities(results),
    ...['F1', 'F2', 'F3'].map((name) => fit(results, name)),
  ];
}

function honesty(results) {
  const own = results.cases.map((c) => ({ c, s: c.solvers.find((s) => s.role === 'own') }));
  const worst = own.reduce((a, b) => (b.s.error_by_rtol.max > a.s.error_by_rtol.max ? b : a));
  const failures = own.reduce((sum, { s }) => sum + s.failures, 0);
  return {
    text: 'error ≤ 10 × rtol everywhere, rtol 1e-3 … 1e-10',
    met: worst.s.error_by_rtol.max <= 10 && failures === 0,
    least: `${worst.s.error_by_rtol.max.toFixed(1)} (${worst.c.name}, ${worst.c.family})${failures > 0 ? `; ${failures} runs failed` : ''}`,
  };
}

function sensitivities(results) {
  const own = results.sensitivities.filter((s) => s.solver === 'PharmaFlow');
  const worst = own.reduce((a, b) => (b.cost > a.cost ? b : a));
  return {
    text: 'a sensitivity ≤ 0.35 plain solves',
    met: worst.cost <= 0.35,
    least: `${worst.cost.toFixed(2)} (${worst.problem})`,
  };
}

function fit(results, name) {
  const all = results.fits.filter((f) => f.fit === name);
  const own = all.find((f) => f.tool === 'PharmaFlow');
  const peer = all.filter((f) => f !== own).reduce((a, b) => (b.min < a.min ? b : a));
  const ratio = peer.min / own.min;
  return {
    text: `${name}: ≥ 6 × the fastest peer, ≤ 10 iterations`,
    met: ratio >= 6 && own.iterations <= 10,
    least: `${ratio.toFixed(2)} (${peer.tool}), ${own.iterations} iterations`,
  };
}
