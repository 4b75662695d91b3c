import { openSample, samples } from "@/doc/samples";
import { documentOf } from "./overview";
import classes from "./Projects.module.css";

/** A sample with data opens where it is fitted, one without where it is simulated. */
async function openIt(id: string, onOpen: (project: string, step: string) => void): Promise<void> {
  const project = await openSample(id);
  const document = await documentOf(project);
  onOpen(project, (document?.experiments?.length ?? 0) > 0 ? "fit" : "simulate");
}

export const Samples = ({ onOpen }: { readonly onOpen: (project: string, step: string) => void }) => (
  <ul className={classes.cards}>
    {samples.map(({ id, title, teaches, data }) => (
      <li key={id}>
        <button type="button" className={classes.card} onClick={() => void openIt(id, onOpen)}>
          <strong>{title}</strong>
          <span>{teaches}</span>
          <small>{data}</small>
        </button>
      </li>
    ))}
  </ul>
);
