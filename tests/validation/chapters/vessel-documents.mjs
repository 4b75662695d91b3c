// Project documents around stirred vessels that chapters 9 and 10 share, and how their results are read.
import { EngineError } from "../engine.mjs";

export const water = { density: "1000 kg/m3", viscosity: "1 mPa s", heat_capacity: "4.18 kJ/(kg K)", thermal_conductivity: "0.6 W/(m K)" };

/** A flat-bottomed vessel with four baffles of T/10. @param diameter in m; more: members that replace or join */
export function baffled(id, diameter, impellers, more = {}) {
  return {
    id,
    inner_diameter: `${diameter} m`,
    bottom: { shape: "flat" },
    capacity: `${10 * diameter ** 3} m3`,
    impellers,
    baffles: 4,
    baffle_width: `${diameter / 10} m`,
    ...more,
  };
}

/** An impeller of constant power number. @param diameter in m */
export const custom = (diameter, more) => ({ type: "custom", diameter: `${diameter} m`, ...more });

/** Volume in m³ that stands as high as the flat-bottomed vessel is wide. */
export const square = (diameter) => (Math.PI / 4) * diameter ** 3;

/** A scale-up of one charge, without running the recipe in the target. Volumes in m³, speed with unit. */
export function scaleUp({ title, vessels, medium = water, volume, speed, target, targetVolume, rules, species = [{ id: "A" }], reactions, concentrations, ...study }) {
  return {
    format: "pharmaflow/1",
    title,
    species,
    medium,
    ...(reactions ? { reactions } : {}),
    vessels,
    studies: [
      {
        id: "up",
        kind: "scaleup",
        recipe: { charge: { volume: `${volume} m3`, temperature: "25 degC", ...(concentrations ? { concentrations } : {}) }, duration: "1 s" },
        base: { vessel: vessels[0].id, speed },
        targets: [{ vessel: target, volume: `${targetVolume} m3` }],
        rules,
        simulate: false,
        ...study,
      },
    ],
  };
}

/** What the engine says of one vessel at one speed: the base of a scale-up to itself. @returns {id: condition} */
export function conditions(engine, { vessel, volume, speed, ...more }) {
  const project = scaleUp({ title: vessel.id, vessels: [vessel], volume, speed, target: vessel.id, targetVolume: volume, rules: ["tip_speed"], ...more });
  return byId(engine.run(project).base.conditions);
}

export const byId = (list) => Object.fromEntries(list.map((c) => [c.id, c]));

/** The value of a condition; throws with the engine's reason where there is none. */
export function valueOf(all, id) {
  const found = all[id];
  if (!found) throw new EngineError(`there is no condition ${id}`);
  if (found.value === undefined) throw new EngineError(`${id}: ${found.not_applicable}`);
  return found.value;
}
