/** "Use 3 h dosing in Simulate": the scenario is added, and shown where it can be looked at and changed. */
import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { dosedScenario, type LongerDosing, putScenario } from "@/doc/dosed_scenario";
import type { RunsRecipe } from "@/doc/recipe_source";
import { edit } from "@/doc/store";
import type { ProjectDocument, SimulateStudy } from "@/doc/types";
import { useInUnit } from "@/units/use_in_unit";

interface Of {
  readonly project: string;
  readonly document: ProjectDocument;
}
interface Wanted extends LongerDosing {
  /** The name of the step of undo. */
  readonly label: string;
  /** What else the step does to the document. */
  readonly also?: (draft: ProjectDocument, scenario: SimulateStudy) => void;
}

export function useLongerDosing({ project, document }: Of) {
  const navigate = useNavigate();
  const inUnit = useInUnit();
  return (study: RunsRecipe, { label, also, ...dosing }: Wanted): void => {
    const scenario = dosedScenario(document, study, dosing, inUnit);
    if (scenario === undefined) {
      notifications.show({ id: "not dosed", color: "red", message: "The dosing of this recipe could not be read. Change its feeds under Simulate." });
      return;
    }
    const done = edit(label, (draft) => {
      putScenario(draft, scenario);
      also?.(draft, scenario);
    });
    if (done) void navigate({ to: `/p/${project}/simulate` as "/", search: { scenario: scenario.id } as never });
  };
}
