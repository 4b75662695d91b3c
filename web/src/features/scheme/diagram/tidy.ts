import { projectStore } from "@/doc/store";
import { readReactions } from "../chem/equations";
import { wishFit } from "../session";
import { graphOf } from "./graph";
import { tidyUp } from "./places";

/** All nodes anew, from left to right, and all of them in sight. */
export function tidyDiagram(): void {
  const { document } = projectStore.getState();
  tidyUp(graphOf(document.species, readReactions(document)));
  wishFit();
}
