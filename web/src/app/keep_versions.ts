/** Versions that nobody has to think of: after each fit that ended, and after an hour of other work. */
import { projectStore } from "@/doc/store";
import { keepHourly, keepVersion } from "@/doc/versions";
import { useRuns } from "@/engine/runs";

const often = 300_000; // [ms]

export function keepVersions(): () => void {
  const timer = setInterval(() => void keepHourly(), often);
  const stop = useRuns.subscribe(({ runs }, before) => {
    const { id } = projectStore.getState();
    const ended = Object.entries(runs).some(
      ([key, run]) => key.startsWith(`${id}/`) && before.runs[key]?.active !== undefined && run.active === undefined && run.result?.kind === "fit",
    );
    if (ended) void keepVersion("after a fit");
  });
  return () => {
    clearInterval(timer);
    stop();
  };
}
