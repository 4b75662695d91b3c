import { useDeferredValue, useEffect, useMemo } from "react";
import { useDocument } from "@/doc/use_project";
import { StepLayout } from "@/ui/StepLayout";
import { useViewState } from "@/ui/view_state";
import { Checks } from "./Checks";
import { Inspector } from "./Inspector";
import { useCheck } from "./chem/check";
import { findings } from "./chem/checks";
import { Diagram } from "./diagram/Diagram";
import { Toolbar } from "./diagram/Toolbar";
import { Lines } from "./lines/Lines";
import { newLineId } from "./lines/new_line";
import { SpeciesTable } from "./species/SpeciesTable";
import classes from "./scheme.module.css";

/** Reactions as lines and as a picture, two views of one thing; what is chosen is set in the inspector. */
export function Scheme() {
  const document = useDocument((whole) => whole);
  const [selection, select] = useViewState("select");
  const [tab, setTab] = useViewState("tab");
  const check = useCheck();
  const odd = useMemo(() => findings(document), [document]);
  const warned = useMemo(() => new Set(odd.map(({ about }) => about)), [odd]);
  const exists = [...document.species, ...(document.reactions ?? [])].some(({ id }) => id === selection);
  const selected = exists ? selection : undefined;
  // The inspector is the slowest to draw; the lines, the rail and the picture do not wait for it.
  const inspected = useDeferredValue(selected);
  const empty = document.species.length === 0 && (document.reactions ?? []).length === 0;

  useEffect(() => {
    if (empty) window.document.getElementById(newLineId)?.focus();
  }, [empty]);

  const faults = (check?.problem?.errors ?? []).length;
  const count = odd.length + faults;
  return (
    <StepLayout
      title="Scheme"
      toolbar={<Toolbar selected={selected} select={select} />}
      main={
        <div className={classes.main}>
          <Lines selected={selected} select={select} check={check} />
          {empty ? <Empty /> : <Diagram selected={selected} select={select} warned={warned} />}
        </div>
      }
      inspector={<Inspector selected={inspected} check={check} />}
      bottom={[
        { id: "species", label: `Species (${document.species.length})`, content: <SpeciesTable select={select} /> },
        { id: "checks", label: count === 0 ? "Checks ✓" : `Checks (${count})`, content: <Checks findings={odd} check={check} select={select} /> },
      ]}
      tab={tab}
      onTab={setTab}
    />
  );
}

function Empty() {
  return (
    <div className={classes.empty}>
      <h2>Type a reaction above</h2>
      <p>
        <code>A + B -&gt; C</code> and Enter: the species, the reaction and its rate constant are added, and drawn here.
      </p>
      <ul>
        <li><code>A &lt;-&gt; B</code> runs both ways</li>
        <li><code>ArBr -&gt;{"{Pd}"} Int</code> has a catalyst over the arrow</li>
        <li><code>A + 2 B -&gt; C; C -&gt; D</code> are two reactions at once</li>
      </ul>
      <p>Or press <strong>+ Species</strong> and connect species with clicks.</p>
    </div>
  );
}
