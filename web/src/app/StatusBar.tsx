import { Anchor } from "@mantine/core";
import { useStore } from "zustand";
import { useDocument } from "@/doc/use_project";
import { engineVersion } from "@/engine/browser_pool";
import type { ProjectDocument } from "@/doc/types";
import classes from "./Frame.module.css";
import { type Offline, offlineStore } from "./offline";

const offlineWords: Record<Offline, string> = {
  preparing: "preparing for offline",
  ready: "offline ready",
  update: "a new version is ready",
  unavailable: "needs the network",
};

const count = (number: number, one: string, many = `${one}s`) => `${number} ${number === 1 ? one : many}`;

function points({ experiments = [] }: ProjectDocument): number {
  const columns = experiments.flatMap(({ measurements = [] }) => measurements);
  return columns.reduce((sum, { value }) => sum + value.values.filter((cell) => typeof cell === "number").length, 0);
}

export function StatusBar() {
  const reactions = useDocument((document) => document.reactions?.length ?? 0);
  const runs = useDocument((document) => document.experiments?.length ?? 0);
  const values = useDocument(points);
  const version = useStore(engineVersion);
  const offline = useStore(offlineStore);
  return (
    <footer className={classes.status}>
      <span>
        {count(reactions, "reaction")} · {count(runs, "experiment")} · {count(values, "value")}
      </span>
      <span className={classes.gap} />
      <span>{version === undefined ? "engine starting" : `engine ${version}, in this browser`}</span>
      {offline.state === "update" ? (
        <Anchor component="button" size="xs" onClick={offline.update}>
          {offlineWords.update}: load it
        </Anchor>
      ) : (
        <span>{offlineWords[offline.state]}</span>
      )}
    </footer>
  );
}
