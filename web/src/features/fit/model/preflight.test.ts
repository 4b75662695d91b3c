import { produce } from "immer";
import { describe, expect, test } from "vitest";
import type { Measurement, ProjectDocument } from "@/doc/types";
import { fitStudy, projectDocument } from "../test/sample";
import type { Message } from "./message";
import { preflight } from "./preflight";

const study = fitStudy();
const measured = (values: (number | null)[]): Measurement => ({ observable: "A", time: { unit: "min", values: values.map((_, i) => i) }, value: { unit: "M", values } });
const withMeasurement = (...measurements: Measurement[]) =>
  produce(projectDocument(), (draft) => {
    draft.experiments![0]!.measurements = measurements;
  });
const press = (document: ProjectDocument, message: Message | undefined) => {
  const remedy = message?.remedies[0];
  if (remedy?.kind !== "edit") throw new Error(`no edit: ${remedy?.kind}`);
  return produce(document, remedy.change);
};

describe("before a fit", () => {
  test("no runs, or runs without values: data are asked for", () => {
    for (const document of [projectDocument({ experiments: [] }), withMeasurement(measured([null, null]))]) {
      const { blocking } = preflight(document, study);
      expect(blocking[0]).toMatchObject({ what: "There are no data to fit." });
      expect(blocking[0]!.remedies[0]).toMatchObject({ kind: "go", to: "data/import" });
    }
  });
  test("data in runs that do not take part: the button lets all take part", () => {
    const document = produce(projectDocument(), (draft) => {
      draft.experiments!.push({ id: "run2", recipe: { charge: {} } });
      draft.studies = [fitStudy({ experiments: ["run2"] })];
    });
    const own = document.studies![0] as ReturnType<typeof fitStudy>;
    const after = press(document, preflight(document, own).blocking[0]);
    expect(preflight(after, after.studies![0] as typeof own).blocking).toEqual([]);
  });
  test("more parameters than values: the button fixes as many as needed, energies first", () => {
    const document = withMeasurement(measured([1]));
    const { blocking } = preflight(document, study);
    expect(blocking[0]!.what).toBe("2 parameters cannot be found from 1 measured values.");
    const after = press(document, blocking[0]);
    expect(after.parameters!.map(({ fixed }) => fixed)).toEqual([undefined, true]);
    expect(preflight(after, study).blocking).toEqual([]);
  });
  test("everything fixed: the button frees it", () => {
    const document = produce(projectDocument(), (draft) => draft.parameters!.forEach((parameter) => void (parameter.fixed = true)));
    const after = press(document, preflight(document, study).blocking[0]);
    expect(preflight(after, study).blocking).toEqual([]);
  });
  test("one temperature and a free Ea: the button fixes it, and the hint is gone", () => {
    const document = projectDocument();
    const hint = preflight(document, study).hints[0]!;
    expect(hint).toMatchObject({ what: "Ea1 cannot be found from one temperature.", where: "All runs that take part are at 25 °C." });
    const after = press(document, hint);
    expect(preflight(after, study).hints.some(({ what }) => what.includes("temperature"))).toBe(false);
  });
  test("two temperatures, or a changing one, give no such hint", () => {
    const other = produce(projectDocument(), (draft) => {
      draft.experiments!.push({ id: "run2", recipe: { charge: { temperature: "40 degC" } } });
    });
    const adiabatic = produce(projectDocument(), (draft) => {
      draft.experiments![0]!.recipe.temperature = { control: "adiabatic" };
    });
    for (const document of [other, adiabatic]) expect(preflight(document, study).hints.some(({ what }) => what.includes("temperature"))).toBe(false);
  });
  test("blank cells are named with their rows; the button notes that they are left out and changes no value", () => {
    const document = projectDocument();
    const hint = preflight(document, study).hints.find(({ what }) => what.includes("blank"))!;
    expect(hint).toMatchObject({ what: "One cell of the data is blank.", where: "A of run1, row 2" });
    const after = press(document, hint);
    expect(after.experiments).toEqual(document.experiments);
    expect(after.workbench!.exclusions).toEqual([{ experiment: "run1", measurement: 0, row: 1, value: null, reason: "blank" }]);
    expect(preflight(after, study).hints.some(({ what }) => what.includes("blank"))).toBe(false);
  });
  test("a parameter per experiment counts once for each run", () => {
    const document = produce(withMeasurement(measured([1, 0.5])), (draft) => {
      draft.parameters!.push({ id: "A0", value: "1 M", per: "experiment" });
    });
    expect(preflight(document, study).blocking[0]!.what).toBe("3 parameters cannot be found from 2 measured values.");
  });
});
