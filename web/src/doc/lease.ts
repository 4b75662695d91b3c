/** One writer a project: the first tab that opens it. The others look on, see each save, and may take over. */
import { projectStore } from "./store";

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("pharmaflow");
type News = { readonly kind: "saved"; readonly project: string };

let release: (() => void) | undefined;
let held: string | undefined;
const nameOf = (project: string) => `pharmaflow/project/${project}`;
/** Where a browser has no locks, every tab may write, as if it were alone. */
const locks = () => (typeof navigator === "undefined" ? undefined : navigator.locks);

/** Reads what another tab has written. */
type Reload = (project: string) => Promise<void>;
let reload: Reload = async () => {};

/** Asks to write a project, and waits for it in the background when another tab does. */
export async function claim(project: string, how: Reload, options: { readonly steal?: boolean } = {}): Promise<void> {
  reload = how;
  release?.();
  release = undefined;
  held = undefined;
  const manager = locks();
  if (manager === undefined) return;
  const { held: all = [] } = await manager.query();
  const taken = all.some(({ name }) => name === nameOf(project));
  if (taken && !options.steal) readOnly(project, true);
  manager
    .request(nameOf(project), options.steal ? { steal: true } : {}, async () => {
      if (projectStore.getState().id !== project) return;
      if (taken) await reload(project);
      held = project;
      readOnly(project, false);
      await new Promise<void>((resolve) => (release = resolve));
    })
    // Another tab took over.
    .catch(() => {
      if (held !== project) return;
      held = undefined;
      readOnly(project, true);
      void claim(project, reload);
    });
}

export const takeOver = () => claim(projectStore.getState().id, reload, { steal: true });

function readOnly(project: string, value: boolean): void {
  if (projectStore.getState().id === project) projectStore.setState({ readOnly: value });
}

/** Tells the other tabs that a project was saved. */
export const announce = (project: string) => channel?.postMessage({ kind: "saved", project } satisfies News);

channel?.addEventListener("message", ({ data }: MessageEvent<News>) => {
  const { id, readOnly: looking } = projectStore.getState();
  if (data.kind === "saved" && data.project === id && looking) void reload(id);
});
