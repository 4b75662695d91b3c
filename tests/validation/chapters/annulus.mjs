// The film in the annulus of a plain jacket, written down a second time from the published equations, for chapter 10.
// c: {density, viscosity, conductivity, heatCapacity, flow [m³/s], wallViscosity?, buoyancy?}; j: {gap, height, inlet, tangential}; SI.

const g = 9.80665;
const inletVelocity = (j, c) => c.flow / ((Math.PI / 4) * j.inlet ** 2);
const prandtl = (c) => (c.heatCapacity * c.viscosity) / c.conductivity;
const wall = (c) => (c.viscosity / (c.wallViscosity ?? c.viscosity)) ** 0.14;

/** Colebrook's law without roughness, by Newton's method on 1/√f. */
function friction(re) {
  let x = 7;
  for (let i = 0; i < 30; ++i) x -= (x + 2 * Math.log10((2.51 * x) / re)) / (1 + 2 / (x * Math.LN10));
  return x ** -2;
}

/** Velocity of the tangential jet; its friction is that of the velocity itself, found by the secant method. */
function swirl(j, diameter, c) {
  const v0 = inletVelocity(j, c), rise = c.flow / (Math.PI * diameter * j.gap);
  const velocity = (f) => {
    const l = (f * diameter * j.height) / j.inlet ** 2, k3 = (v0 / 4) * (1 - 1 / l), k4 = v0 ** 2 / (2 * l);
    const start = k3 + Math.sqrt(k3 ** 2 + k4);
    return Math.hypot((v0 * Math.log(1 + (l * start) / v0)) / l, rise);
  };
  const next = (v) => velocity(friction((v * 2 * j.gap * c.density) / c.viscosity));
  let a = v0 / 2, b = next(a);
  for (let i = 0; i < 60 && Math.abs(a - b) > 1e-15 * b; ++i) {
    const fa = next(a) - a, fb = next(b) - b;
    if (fa === fb) break;
    [a, b] = [b, b - (fb * (b - a)) / (fb - fa)];
  }
  return b;
}

function spread(j, diameter, c) {
  const half = (Math.PI * diameter) / 2, narrow = (Math.PI / 8) * (j.inlet ** 2 / j.gap), wide = half * Math.sqrt(1 + (half / j.height) ** 2);
  return (c.flow / (2 * j.gap * wide)) * (Math.log(wide / narrow) / (1 - narrow / wide));
}

/** Stein & Schmidt 1993 (VDI Heat Atlas 2010); turbulent tangential inlets only. */
export function steinSchmidt(j, diameter, c) {
  const v = j.tangential ? swirl(j, diameter, c) : spread(j, diameter, c);
  const d = 2 * j.gap, kinematic = c.viscosity / c.density, l = Math.hypot((Math.PI / 2) * diameter, j.height);
  const grashof = (g * (c.buoyancy ?? 0) * d ** 3) / kinematic ** 2;
  const re = Math.sqrt(((v * d) / kinematic) ** 2 + (grashof * j.height) / (50 * d)), pr = prandtl(c);
  const turbulent = re > 2300 ? 0.0115 * Math.cbrt(pr) * re ** 0.9 * (1 - (2300 / re) ** 2.5) * (1 + (d / l) ** (2 / 3)) : 0;
  const parts = [3.66, 1.62 * Math.cbrt((pr * re * d) / l), 0.664 * Math.cbrt(pr) * Math.sqrt((re * d) / l), turbulent];
  return (Math.cbrt(parts.reduce((sum, nu) => sum + nu ** 3, 0)) * wall(c) * c.conductivity) / d;
}

/** Lehrer 1970. */
export function lehrer(j, c) {
  const buoyant = j.tangential ? 0 : Math.sqrt(2 * g * j.height * (c.buoyancy ?? 0)) / 2;
  const v = Math.sqrt((c.flow / (j.height * j.gap)) * inletVelocity(j, c)) + buoyant;
  const d = Math.sqrt(8 / 3) * j.gap, re = (v * d * c.density) / c.viscosity, pr = prandtl(c);
  return (((0.03 * re ** 0.75 * pr) / (1 + 1.74 * (pr - 1) * re ** -0.125)) * wall(c) * c.conductivity) / d;
}
