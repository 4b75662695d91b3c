import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { database, getBlob, putBlob } from "./database";
import { createProject, deleteProject, duplicateProject, emptyBin, flush, listProjects, onOverwritten, openProject, renameProject } from "./persistence";
import { edit, projectStore, redo, undo } from "./store";
import type { ProjectDocument } from "./types";
import { changesBetween, keepVersion, listVersions, nameVersion, restoreVersion } from "./versions";

vi.mock("@/engine/browser_pool", () => ({ pool: {}, desk: {} }));
const project = (title: string): ProjectDocument => ({ format: "pharmaflow/1", title, species: [{ id: "A" }] });
const stored = async (id: string) => (await (await database()).get("documents", id))!;

beforeEach(async () => {
  await flush();
  const db = await database();
  for (const store of ["projects", "documents", "versions", "results", "blobs"] as const) await db.clear(store);
});

describe("projects of this browser", () => {
  it("saves an edit within a second, with its undo step", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    edit("Add B", (draft) => void draft.species.push({ id: "B" }));
    expect(projectStore.getState().saved).toBe("saving");
    await vi.waitFor(() => expect(projectStore.getState().saved).toBe("saved"), { timeout: 1000 });
    expect((await stored(id)).document.species.map((one) => one.id)).toEqual(["A", "B"]);
    expect((await stored(id)).history.past.map(({ label }) => label)).toEqual(["Add B"]);
  });

  it("undoes and does again 200 steps after a reload, to documents that are deeply equal", async () => {
    const id = await createProject(project("Many"));
    await openProject(id);
    const documents = [projectStore.getState().document];
    for (let i = 0; i < 200; i++) {
      edit(`Step ${i}`, (draft) => {
        if (i % 7 === 3) draft.species.splice(i % draft.species.length, 1);
        else draft.species.push({ id: `S${i}`, name: `species ${i}` });
        draft.title = `Many ${i % 5}`;
      });
      documents.push(projectStore.getState().document);
    }
    await flush();
    await openProject(await createProject(project("Other")));
    await openProject(id);
    for (let i = 199; i >= 0; i--) {
      expect(undo()?.label).toBe(`Step ${i}`);
      expect(projectStore.getState().document).toEqual(documents[i]);
    }
    expect(undo()).toBeUndefined();
    for (let i = 1; i <= 200; i++) {
      redo();
      expect(projectStore.getState().document).toEqual(documents[i]);
    }
    expect(redo()).toBeUndefined();
  });

  it("keeps what it writes over as a version when somebody else wrote meanwhile, and says so", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    const heard = vi.fn();
    const stop = onOverwritten(heard);
    edit("Rename", (draft) => void (draft.title = "Ours"));
    await (await database()).put("documents", { ...(await stored(id)), document: project("Theirs"), revision: "theirs" });
    await flush();
    stop();
    expect((await stored(id)).document.title).toBe("Ours");
    expect((await listVersions(id)).map(({ document, reason }) => [document.title, reason])).toEqual([["Theirs", "written elsewhere while it was edited here"]]);
    expect(heard).toHaveBeenCalledWith("Ours");
    edit("Again", (draft) => void (draft.title = "Ours, later"));
    await flush();
    expect((await listVersions(id)).length).toBe(1);
  });

  it("renames a project that is not open as a step that can be taken back", async () => {
    const id = await createProject(project("One"));
    await renameProject(id, "Two");
    await openProject(id);
    expect(undo()?.label).toBe("Rename the project");
    expect(projectStore.getState().document.title).toBe("One");
  });

  it("makes one step of one gesture", async () => {
    await openProject(await createProject(project("Drag")));
    for (let i = 0; i < 30; i++) edit("Move k1", (draft) => void (draft.title = `${i}`), { gesture: "k1" });
    expect(projectStore.getState().history.past.length).toBe(1);
    undo();
    expect(projectStore.getState().document.title).toBe("Drag");
  });

  it("lists, renames, duplicates; what is deleted lies in the bin for an hour", async () => {
    const id = await createProject(project("One"));
    await renameProject(id, "Two");
    const copy = await duplicateProject(id);
    expect((await listProjects()).map(({ title }) => title).sort()).toEqual(["Two", "Two, copy"]);
    await deleteProject(id);
    expect((await listProjects()).map((one) => one.id)).toEqual([copy]);
    await deleteProject(id, false);
    expect((await listProjects()).length).toBe(2);
    await deleteProject(id);
    await emptyBin(Date.now() + 3_700_000);
    expect(await (await database()).get("documents", id)).toBeUndefined();
    expect(await openProject(id)).toBe(false);
  });

  it("says why a write failed, keeps the edit and writes it later", async () => {
    const id = await createProject(project("Full"));
    await openProject(id);
    const db = await database();
    const transaction = vi.spyOn(db, "transaction").mockImplementationOnce(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    edit("Add B", (draft) => void draft.species.push({ id: "B" }));
    await flush();
    expect(projectStore.getState()).toMatchObject({ saved: "failed", problem: expect.stringContaining("no more room") });
    transaction.mockRestore();
    await flush();
    expect(projectStore.getState().saved).toBe("saved");
    expect((await stored(id)).document.species.length).toBe(2);
  });

  it("refuses edits where another tab writes", async () => {
    await openProject(await createProject(project("Read")));
    projectStore.setState({ readOnly: true });
    edit("Change", (draft) => void (draft.title = "X"));
    expect(projectStore.getState().document.title).toBe("Read");
    expect(undo()).toBeUndefined();
  });

  it("keeps a raw file under its SHA-256, byte for byte", async () => {
    const bytes = new TextEncoder().encode("abc");
    const sha256 = await putBlob(bytes);
    expect(sha256).toBe("ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"); // FIPS 180-2
    expect(await getBlob(sha256)).toEqual(bytes);
  });
});

describe("versions", () => {
  it("are kept once, named, compared in words and restored as a step that can be undone", async () => {
    const id = await createProject(project("One"));
    await openProject(id);
    await keepVersion("after a fit");
    expect(await keepVersion("after a fit")).toBeUndefined();
    edit("Add B", (draft) => void draft.species.push({ id: "B" }));
    await keepVersion("before an import", "with B");
    const [second, first] = await listVersions(id);
    expect(second!.name).toBe("with B");
    await nameVersion(first!.id, "clean");
    expect(changesBetween(first!.document, second!.document)).toEqual(["Added species B."]);
    const changed = projectStore.getState().document;
    await restoreVersion(first!);
    expect(projectStore.getState().document).toEqual(first!.document);
    undo();
    expect(projectStore.getState().document).toEqual(changed);
  });
});
