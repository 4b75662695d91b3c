import { Modal } from "@mantine/core";
import { edit } from "@/doc/store";
import { VesselEditor } from "@/ui/vessel/editor/VesselEditor";
import { VesselView } from "@/ui/vessel/VesselView";
import { errorAt } from "@/ui/study/faults";
import { vesselOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

interface VesselDialogProps {
  readonly state: ScaleState;
  readonly vessel: string;
  readonly onClose: () => void;
}

const nothing = {};

/** A vessel of the project with its dimensions, and every value of it to be changed: here, not in the equipment list. */
export default function VesselDialog({ state: { document, nameOf, readOnly, problem }, vessel: id, onClose }: VesselDialogProps) {
  const vessel = vesselOf(document, id);
  const fault = errorAt(problem, `vessels/${document.vessels?.findIndex((one) => one.id === id) ?? -1}`);
  if (vessel === undefined) return null;
  return (
    <Modal opened onClose={onClose} title={nameOf(id)} size="70rem">
      <p className={classes.note}>The vessel of this project alone changes; the equipment list stays as it is.</p>
      {fault && <p className={classes.fault}>{fault}</p>}
      <div className={classes.dialog}>
        <VesselView vessel={vessel} />
        <fieldset disabled={readOnly} className={classes.fields}>
          <VesselEditor
            identity={false}
            record={{ identity: nothing, vessel }}
            onChange={(label, recipe) =>
              edit(`${label} of ${nameOf(id)}`, (draft) => {
                const mine = draft.vessels?.find((one) => one.id === id);
                if (mine !== undefined) recipe({ identity: {}, vessel: mine });
              })
            }
          />
        </fieldset>
      </div>
    </Modal>
  );
}
