/** How types of impellers look. Numbers here serve pictures alone; the engine has its own catalogue. */
export type Form = "disc" | "pitched" | "hydrofoil" | "propeller" | "retreat" | "curved" | "anchor" | "ribbon" | "intermig" | "paddle" | "bar";
export interface Look {
  readonly form: Form;
  readonly blades: number;
  /** Height over diameter. */
  readonly height: number;
}

const looks: Readonly<Record<string, Look>> = {
  rushton6: { form: "disc", blades: 6, height: 0.2 },
  cd6: { form: "disc", blades: 6, height: 0.2 },
  bt6: { form: "disc", blades: 6, height: 0.2 },
  pbt4_45: { form: "pitched", blades: 4, height: 0.14 },
  pbt6_45: { form: "pitched", blades: 6, height: 0.14 },
  pbt3_45: { form: "pitched", blades: 3, height: 0.14 },
  pbt3_60: { form: "pitched", blades: 3, height: 0.17 },
  pbt2_45: { form: "pitched", blades: 2, height: 0.14 },
  a310: { form: "hydrofoil", blades: 3, height: 0.08 },
  he3: { form: "hydrofoil", blades: 3, height: 0.08 },
  a315: { form: "hydrofoil", blades: 4, height: 0.16 },
  a320: { form: "hydrofoil", blades: 3, height: 0.16 },
  optifoil3: { form: "hydrofoil", blades: 3, height: 0.1 },
  rci3: { form: "retreat", blades: 3, height: 0.2 },
  cbt_gl4: { form: "curved", blades: 4, height: 0.2 },
  anchor: { form: "anchor", blades: 2, height: 0.8 },
  ribbon: { form: "ribbon", blades: 2, height: 0.95 },
  marine3: { form: "propeller", blades: 3, height: 0.15 },
  intermig: { form: "intermig", blades: 2, height: 0.12 },
  paddle2: { form: "paddle", blades: 2, height: 0.2 },
  halfmoon: { form: "paddle", blades: 2, height: 0.3 },
  segment3: { form: "pitched", blades: 3, height: 0.14 },
  sub3_45: { form: "pitched", blades: 3, height: 0.2 },
  pitched_su: { form: "pitched", blades: 3, height: 0.16 },
  dynadrive: { form: "pitched", blades: 2, height: 0.16 },
};
const unknown: Look = { form: "paddle", blades: 2, height: 0.15 };
const stirBar: Look = { form: "bar", blades: 2, height: 0.16 };

export function lookOf(type: string | undefined, name?: string): Look {
  if (type === "custom" && /stir(ring)? bar/i.test(name ?? "")) return stirBar;
  return looks[type ?? ""] ?? unknown;
}
/** Does its picture tell its own type, or stands it for any? */
export const isKnownLook = (type: string | undefined): boolean => type !== undefined && type in looks;
