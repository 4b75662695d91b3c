import { notifications } from "@mantine/notifications";
import { useNavigate } from "@tanstack/react-router";
import { edit, projectStore } from "@/doc/store";
import { runId, useRuns } from "@/engine/runs";
import { fitStudyOf } from "../model/fit_study";
import type { Remedy } from "../model/remedies";
import { findStart } from "../run/find_start";
import { bestSoFar, startFit, takeValues } from "../run/start_fit";

function takeBest(): void {
  const { id, document } = projectStore.getState();
  const key = runId(id, fitStudyOf(document).id);
  const run = useRuns.getState().runs[key] ?? {};
  takeValues(bestSoFar(run));
  useRuns.getState().put(key, (now) => ({ ...now, stopped: undefined }));
}

async function search(): Promise<void> {
  if (await findStart()) return;
  notifications.show({
    title: "No starting values found",
    message: "Even a hundred million times slower the model cannot be computed. Check the rate laws and the recipe.",
    color: "yellow",
  });
}

/** Does what a button under a message promises. */
export function useRemedy(): (remedy: Remedy) => void {
  const navigate = useNavigate();
  return (remedy) => {
    switch (remedy.kind) {
      case "edit":
        return void edit(remedy.step, remedy.change);
      case "go":
        return void navigate({ to: `/p/${projectStore.getState().id}/${remedy.to}` as "/" });
      case "use-best":
        return takeBest();
      case "continue":
        takeBest();
        return void startFit();
      case "find-start":
        return void search();
      case "fit":
        return void startFit();
    }
  };
}
