import "fake-indexeddb/auto";
import { beforeEach, describe, expect, it, vi } from "vitest";
import { database } from "../database";
import { emptyHistory } from "../history";
import { addOwn, changeOwn, inOrder, loadOwn, ownStore, ownWritten, redoOwn, removeOwn, undoOwn } from "./own";

vi.mock("@/engine/browser_pool", () => ({ pool: {}, desk: {} }));

const kept = async () => (await (await database()).getAll("equipment")).map(({ vessel }) => vessel.name).toSorted();
const names = () => inOrder(ownStore.getState().vessels).map(({ vessel }) => vessel.name);
const vessel = (name: string) => ({ identity: {}, vessel: { id: name, name } });

beforeEach(async () => {
  await ownWritten();
  await (await database()).clear("equipment");
  ownStore.setState({ vessels: {}, history: emptyHistory, loaded: false, problem: undefined });
  await loadOwn();
});

describe("own vessels", () => {
  it("are kept and come back in the order in which they were added", async () => {
    addOwn("Import 2 vessels", [vessel("B"), vessel("A")]);
    addOwn("Add C", [vessel("C")]);
    await ownWritten();
    ownStore.setState({ vessels: {}, loaded: false });
    await loadOwn();
    expect(names()).toEqual(["B", "A", "C"]);
  });
  it("change, go and come back by undo and redo, in the browser's store too", async () => {
    const [id] = addOwn("Add A", [vessel("A")]);
    changeOwn(id!, "Rename A", (draft) => void (draft.vessel.name = "A2"));
    removeOwn([id!], "Delete A2");
    await ownWritten();
    expect(await kept()).toEqual([]);
    expect(undoOwn()?.label).toBe("Delete A2");
    expect(names()).toEqual(["A2"]);
    undoOwn();
    await ownWritten();
    expect(await kept()).toEqual(["A"]);
    redoOwn();
    await ownWritten();
    expect(await kept()).toEqual(["A2"]);
    undoOwn();
    undoOwn();
    expect(undoOwn()).toBeUndefined();
  });
  it("says when a change could not be kept", async () => {
    const db = await database();
    const spy = vi.spyOn(db, "transaction").mockImplementationOnce(() => {
      throw new DOMException("full", "QuotaExceededError");
    });
    addOwn("Add A", [vessel("A")]);
    await ownWritten();
    expect(ownStore.getState().problem).toMatch(/no more room/);
    expect(names()).toEqual(["A"]);
    spy.mockRestore();
    addOwn("Add B", [vessel("B")]);
    await ownWritten();
    expect(await kept()).toEqual(["A", "B"]);
    expect(ownStore.getState().problem).toBeUndefined();
  });
  it("keeps its history over a reload that finds nothing new", async () => {
    await loadOwn();
    addOwn("Add A", [vessel("A")]);
    await loadOwn();
    expect(undoOwn()?.label).toBe("Add A");
  });
});
