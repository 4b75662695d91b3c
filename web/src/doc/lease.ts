/** One writer a project: the first tab that opens it. The others look on, see each save, and may take over. */
import { projectStore } from "./store";

type News =
  | { readonly kind: "saved"; readonly project: string }
  /** Another tab wants to write: save, and let go. */
  | { readonly kind: "wanted"; readonly project: string }
  /** The project on this disk was replaced: by the server's newer state, or a new title. */
  | { readonly kind: "replaced"; readonly project: string }
  /** The tab that writes it is to give it this title. */
  | { readonly kind: "rename"; readonly project: string; readonly title: string }
  | { readonly kind: "renamed"; readonly project: string };

const channel = typeof BroadcastChannel === "undefined" ? undefined : new BroadcastChannel("pharmaflow");
const patience = 700; // [ms] that a writer has for saving before the project is taken from it

/** What the store of projects does for a lease. */
export interface Keeper {
  /** Reads what another tab has written. */
  readonly reload: (project: string) => Promise<void>;
  /** Writes what is not written yet. */
  readonly flush: () => Promise<void>;
  /** Keeps edits that may not be written any more as a version. */
  readonly setAside: (project: string) => Promise<void>;
  /** Gives it another title, as an edit. */
  readonly rename: (project: string, title: string) => Promise<void>;
}
let keeper: Keeper | undefined;

let release: (() => void) | undefined;
let held: string | undefined;
const nameOf = (project: string) => `pharmaflow/project/${project}`;
/** Where a browser has no locks, every tab may write, as if it were alone. */
const locks = () => (typeof navigator === "undefined" ? undefined : navigator.locks);

/** Asks to write a project, and waits for it in the background when another tab does. */
export async function claim(project: string, how: Keeper, options: { readonly steal?: boolean } = {}): Promise<void> {
  keeper = how;
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
      if (projectStore.getState().id !== project || held === project) return;
      if (taken || options.steal) await how.reload(project);
      held = project;
      readOnly(project, false);
      await new Promise<void>((resolve) => (release = resolve));
    })
    // Another tab took over.
    .catch(() => (held === project ? letGo(project, how) : undefined));
}

/** Makes this tab the writer. The other one is asked to save first; where it does not answer, the project is taken. */
export async function takeOver(): Promise<void> {
  const { id } = projectStore.getState();
  channel?.postMessage({ kind: "wanted", project: id } satisfies News);
  const end = Date.now() + patience;
  while (projectStore.getState().readOnly && Date.now() < end) await new Promise((resolve) => setTimeout(resolve, 20));
  if (projectStore.getState().readOnly && projectStore.getState().id === id && keeper) await claim(id, keeper, { steal: true });
}

/** The tab that writes a project renames it, so that neither its edits nor the title are lost. @returns false when none does, or none answers */
export async function askToRename(project: string, title: string): Promise<boolean> {
  const { held: all = [] } = (await locks()?.query()) ?? {};
  if (channel === undefined || !all.some(({ name }) => name === nameOf(project))) return false;
  return new Promise((resolve) => {
    const answered = ({ data }: MessageEvent<News>) => data.kind === "renamed" && data.project === project && finish(true);
    const timer = setTimeout(() => finish(false), patience);
    function finish(done: boolean) {
      clearTimeout(timer);
      channel?.removeEventListener("message", answered);
      resolve(done);
    }
    channel.addEventListener("message", answered);
    channel.postMessage({ kind: "rename", project, title } satisfies News);
  });
}

async function renameHere(project: string, title: string, how: Keeper): Promise<void> {
  await how.rename(project, title);
  channel?.postMessage({ kind: "renamed", project } satisfies News);
}

/** Saves what is not saved, then looks on. */
async function yieldTo(project: string, how: Keeper): Promise<void> {
  readOnly(project, true);
  await how.flush();
  // What cannot be saved is not given away; the other tab takes the project then, and letGo says what became of it.
  if (projectStore.getState().saved === "failed") readOnly(project, false);
  else await claim(project, how);
}

/** The lock is gone. Edits that were not saved would overwrite those of the new writer: they become a version. */
async function letGo(project: string, how: Keeper): Promise<void> {
  held = undefined;
  readOnly(project, true);
  try {
    await how.setAside(project);
    await how.reload(project);
  } catch {
    const problem = "The last edits of this tab could not be kept before another tab took over. They are still shown here: export the project.";
    return projectStore.setState({ saved: "failed", problem });
  }
  await claim(project, how);
}

function readOnly(project: string, value: boolean): void {
  if (projectStore.getState().id === project) projectStore.setState({ readOnly: value });
}

/** Tells the other tabs that a project was saved, or replaced by the server's. */
export const announce = (project: string, kind: "saved" | "replaced" = "saved") => channel?.postMessage({ kind, project } satisfies News);

channel?.addEventListener("message", ({ data }: MessageEvent<News>) => {
  const { id, readOnly: looking } = projectStore.getState();
  if (data.project !== id) return;
  if (data.kind === "wanted") {
    if (held === id && keeper) void yieldTo(id, keeper);
  } else if (data.kind === "rename") {
    if (held === id && keeper) void renameHere(id, data.title, keeper);
  } else if (data.kind !== "renamed" && (looking || data.kind === "replaced")) void keeper?.reload(id);
});
