import { Messages } from "@/ui/study/Messages";
import { fieldOfVessel, partOf } from "../model/fields";
import type { ScaleState } from "../run/use_scale";

interface NeedsProps {
  readonly state: ScaleState;
  readonly verb: string;
  /** Shows the field of the inspector. */
  readonly goTo: (field: string) => void;
}

/** What is missing, what went wrong, and what makes the answer poorer. */
export function Needs({ state, verb, goTo }: NeedsProps) {
  const { document, study, needs, advice, picture } = state;
  const show = (field: string) => ({ label: "Show the field", run: () => goTo(field) });
  const shown = needs.length > 0 ? needs.slice(0, 3) : picture === undefined ? [] : advice.map((one) => ({ ...one, tone: "note" as const }));
  return (
    <Messages
      state={state}
      needs={shown.map((need) => ({ ...need, action: show(need.field) }))}
      name="The scale-up"
      verb={verb}
      goTo={(field) => (partOf(field) === undefined ? undefined : show(fieldOfVessel(document, study, field)))}
    />
  );
}
