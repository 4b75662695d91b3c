/** The rules of the engine, for choosing among them before there is an answer. */
export const rules: readonly { readonly id: string; readonly name: string }[] = [
  { id: "tip_speed", name: "Constant tip speed" },
  { id: "power_per_volume", name: "Constant power per volume" },
  { id: "blend_time", name: "Constant blend time" },
  { id: "reynolds", name: "Constant Reynolds number" },
  { id: "froude", name: "Constant Froude number" },
  { id: "kla", name: "Constant kLa" },
  { id: "just_suspended", name: "Constant ratio to the just-suspended speed" },
  { id: "heat_transfer", name: "Constant process-side film" },
  { id: "micromixing", name: "Constant micromixing time" },
];
