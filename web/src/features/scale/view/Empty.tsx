import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { edit } from "@/doc/store";
import { addScaleUp, sourcesOf } from "../model/study";
import type { ScaleState } from "../run/use_scale";
import classes from "./Scale.module.css";

/** There is no scale-up yet: what it needs first, and the button that begins one. */
export function Empty({ state: { document, project, readOnly } }: { readonly state: ScaleState }) {
  if (document.species.length === 0 || sourcesOf(document).length === 0)
    return (
      <div className={classes.empty}>
        <h1>There is no recipe to scale yet</h1>
        <p>A scale-up takes a recipe that was run or simulated in the laboratory to other vessels. Simulate one, or import the data of a run.</p>
        <div className={classes.actions}>
          <Button component={Link} to={`/p/${project}/${document.species.length === 0 ? "scheme" : "simulate"}` as "/"}>
            {document.species.length === 0 ? "Go to Scheme" : "Go to Simulate"}
          </Button>
          <Button variant="default" component={Link} to={`/p/${project}/data` as "/"}>
            Go to Data
          </Button>
        </div>
      </div>
    );
  return (
    <div className={classes.empty}>
      <h1>What will change in a larger vessel?</h1>
      <p>Pick the laboratory vessel and a target. Stirring, mixing, mass and heat transfer are compared by every scale-up rule, and the recipe is run in the target with its own jacket.</p>
      <Button disabled={readOnly} onClick={() => edit("Begin a scale-up", (draft) => void addScaleUp(draft))}>
        Begin a scale-up
      </Button>
    </div>
  );
}
