import { serverPlace } from "@/api/jobs";
import { syncStore } from "@/api/sync";
import { offerPlace, withdrawPlace } from "@/engine/places";

const look = ({ state }: ReturnType<typeof syncStore.getState>) => (state.kind === "alone" ? withdrawPlace(serverPlace.id) : offerPlace(serverPlace));

/** The server is a place for runs as long as it answers. @returns stops */
export function offerServer(): () => void {
  look(syncStore.getState());
  return syncStore.subscribe((now, before) => {
    if ((now.state.kind === "alone") !== (before.state.kind === "alone")) look(now);
  });
}
