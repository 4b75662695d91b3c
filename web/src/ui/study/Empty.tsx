import { Button } from "@mantine/core";
import { Link } from "@tanstack/react-router";
import { sourcesOf } from "@/doc/recipe_source";
import type { ProjectDocument } from "@/doc/types";
import classes from "./Study.module.css";

interface EmptyProps {
  readonly document: ProjectDocument;
  readonly project: string;
  readonly readOnly: boolean;
  /** Where there is a recipe: what the study answers. */
  readonly question: string;
  readonly words: string;
  readonly verb: string;
  readonly onBegin: () => void;
  /** Where there is none. */
  readonly without: string;
}

/** There is no study yet: what it needs first, and the button that begins one. */
export function Empty({ document, project, readOnly, question, words, verb, onBegin, without }: EmptyProps) {
  const bare = document.species.length === 0;
  if (bare || sourcesOf(document).length === 0)
    return (
      <div className={classes.empty}>
        <h1>There is no recipe yet</h1>
        <p>{without}</p>
        <div className={classes.actions}>
          <Button component={Link} to={`/p/${project}/${bare ? "scheme" : "simulate"}` as "/"}>
            {bare ? "Go to Scheme" : "Go to Simulate"}
          </Button>
          <Button variant="default" component={Link} to={`/p/${project}/data` as "/"}>
            Go to Data
          </Button>
        </div>
      </div>
    );
  return (
    <div className={classes.empty}>
      <h1>{question}</h1>
      <p>{words}</p>
      <Button disabled={readOnly} onClick={onBegin}>
        {verb}
      </Button>
    </div>
  );
}
