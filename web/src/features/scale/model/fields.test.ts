import { describe, expect, test } from "vitest";
import { document, result, study, target } from "../test/sample";
import { fieldOfVessel, limitAt, partOf, targetLimitAt } from "./fields";

describe("a field", () => {
  test("stands in a part of the inspector", () => {
    expect(partOf("targets/0/volume")).toBe("vessels");
    expect(partOf("medium/viscosity")).toBe("liquid");
    expect(partOf("decomposition/q0")).toBe("heat");
    expect(partOf("reactions/0/rate")).toBeUndefined();
  });
  test("of a vessel is the one where the vessel was chosen", () => {
    expect(fieldOfVessel(document, study, "vessels/0/capacity")).toBe("base/vessel");
    expect(fieldOfVessel(document, study, "vessels/1/impellers/0/diameter")).toBe("targets/0/vessel");
    expect(fieldOfVessel({ vessels: [...document.vessels!, { ...document.vessels![0]!, id: "other" }] }, study, "vessels/2")).toBe("targets");
    expect(fieldOfVessel(document, study, "medium/density")).toBe("medium/density");
  });
});

describe("a limit that is broken", () => {
  const limits = [{ code: "above_drive_speed", severity: "broken" as const, message: "Too fast." }];
  test("by the base is told at the speed", () => {
    expect(limitAt({ ...result.base, limits }, "speed")).toBe("Too fast.");
    expect(limitAt({ ...result.base, limits }, "volume")).toBeUndefined();
    expect(limitAt(result.base, "speed")).toBeUndefined();
  });
  test("by the own speed of a target is told at that field, one of a rule is not", () => {
    expect(targetLimitAt(target, "speed")).toBeUndefined();
    const given = { ...target.rules[0]!, rule: "given", limits };
    expect(targetLimitAt({ ...target, rules: [given] }, "speed")).toBe("Too fast.");
  });
});
