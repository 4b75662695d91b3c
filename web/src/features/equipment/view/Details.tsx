import { Badge, Button, Group } from "@mantine/core";
import { IconCopy, IconTrash } from "@tabler/icons-react";
import { type Equipment, isGeneric, nameOf } from "@/doc/equipment/item";
import { changeOwn } from "@/doc/equipment/own";
import { certaintyWords } from "@/doc/equipment/rows";
import { missingOf } from "@/doc/vessels";
import { ProblemMessage } from "@/ui/problem/ProblemMessage";
import { VesselEditor, missingSentence } from "@/ui/vessel/editor/VesselEditor";
import { VesselView } from "@/ui/vessel/VesselView";
import { useViewState } from "@/ui/view_state";
import { discard, duplicate } from "../actions";
import classes from "../Equipment.module.css";
import { Facts } from "./Facts";

interface DetailsProps {
  readonly item: Equipment;
  readonly onShow: (id: string) => void;
}

/** One vessel: drawing, every number, and for one's own the fields. */
export function Details({ item, onShow }: DetailsProps) {
  const [view, setView] = useViewState<"2d" | "3d">("view", "2d");
  const missing = missingOf(item.vessel);
  return (
    <>
      <div className={classes.heading}>
        <h2>{nameOf(item)}</h2>
        <Group gap={6}>
          {item.own && <Badge tt="none" variant="light">Own</Badge>}
          {isGeneric(item) && (
            <Badge tt="none" variant="light" color="gray">
              Generic
            </Badge>
          )}
        </Group>
      </div>
      <Group gap="xs">
        <Button size="xs" variant="default" leftSection={<IconCopy size={14} aria-hidden />} onClick={() => onShow(duplicate(item))}>
          {item.own ? "Duplicate" : "Copy to my equipment"}
        </Button>
        {item.own && (
          <Button size="xs" variant="default" leftSection={<IconTrash size={14} aria-hidden />} onClick={() => discard(item)}>
            Delete
          </Button>
        )}
      </Group>
      <VesselView vessel={item.vessel} jacket={item.identity.jacket_kind} view={view === "3d" ? "3d" : "2d"} onView={setView} />
      {missing.length > 0 && item.own && (
        <ProblemMessage tone="attention" what="This vessel is not complete" hint="It can be used in a project once these are filled in.">
          {missingSentence(missing)}
        </ProblemMessage>
      )}
      {item.own ? <VesselEditor record={item} onChange={(label, recipe) => changeOwn(item.id, label, recipe)} /> : <BuiltIn item={item} missing={missing} />}
    </>
  );
}

function BuiltIn({ item, missing }: { readonly item: Equipment; readonly missing: readonly string[] }) {
  const certainty = item.vessel.certainty ?? "";
  return (
    <>
      {missing.length > 0 && <p className={classes.note}>For a project it lacks: {missing.join(", ")}. Copy it to your equipment to fill that in.</p>}
      <p className={classes.note}>
        Certainty {certainty}: {certaintyWords[certainty]}. Point at a value, or move to it by Tab, to see its source.
      </p>
      <Facts item={item} />
    </>
  );
}
