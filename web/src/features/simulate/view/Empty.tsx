import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import type { ProjectDocument } from "@/doc/types";
import { add } from "../run/edits";
import classes from "./Simulate.module.css";

const offered = 4; // experiments on a button; more are in the menu of the list

interface EmptyProps {
  readonly document: ProjectDocument;
  readonly project: string;
  readonly readOnly: boolean;
  readonly onNew: (id: string) => void;
}

export function Empty({ document: { experiments, species }, project, readOnly, onNew }: EmptyProps) {
  if (species.length === 0)
    return (
      <div className={classes.empty}>
        <h1>There is nothing to simulate yet</h1>
        <p>A simulation needs a scheme. Type a reaction first, for example A + B -&gt; C.</p>
        <Button component={Link} to={`/p/${project}/scheme` as "/"}>
          Go to Scheme
        </Button>
      </div>
    );
  return (
    <div className={classes.empty}>
      <h1>What if?</h1>
      <p>A scenario is a recipe that was not run in the laboratory: another temperature, a slower feed, a larger vessel. Begin with a recipe that you know and change what you like.</p>
      <div className={classes.choices}>
        {experiments?.slice(0, offered).map(({ id, name }) => (
          <Button key={id} variant="default" disabled={readOnly} onClick={() => onNew(add({ kind: "experiment", id }))}>
            Like {name ?? id}
          </Button>
        ))}
        <Button disabled={readOnly} onClick={() => onNew(add({ kind: "plain" }))}>
          Plain batch, one hour at 25 °C
        </Button>
      </div>
    </div>
  );
}
