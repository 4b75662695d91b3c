import { beforeEach, describe, expect, it, vi } from "vitest";

/** The locks of a browser, as far as a lease needs them, shared by two tabs (two loads of the modules). */
class Locks {
  holder: { name: string; lose: () => void } | undefined;
  queue: (() => void)[] = [];
  query = async () => ({ held: this.holder ? [{ name: this.holder.name }] : [] });
  request = (name: string, { steal }: { steal?: boolean }, use: () => Promise<void>) =>
    new Promise<void>((resolve, reject) => {
      const grant = () => {
        const me = { name, lose: () => reject(new DOMException("stolen", "AbortError")) };
        this.holder = me;
        void use().then(() => {
          if (this.holder !== me) return;
          this.holder = undefined;
          resolve();
          this.queue.shift()?.();
        });
      };
      if (steal && this.holder) {
        this.holder.lose();
        grant();
      } else if (this.holder) this.queue.push(grant);
      else grant();
    });
}

async function tab(keeper: { flush?: () => Promise<void> } = {}) {
  vi.resetModules();
  const { projectStore, edit, onRefused } = await import("./store");
  const { askToRename, claim, takeOver } = await import("./lease");
  projectStore.setState({ id: "p" });
  const how = { reload: vi.fn(async () => undefined), flush: vi.fn(keeper.flush ?? (async () => undefined)), setAside: vi.fn(async () => undefined), rename: vi.fn(async () => undefined) };
  return { projectStore, edit, onRefused, askToRename, takeOver, how, open: () => claim("p", how), readOnly: () => projectStore.getState().readOnly };
}

beforeEach(() => vi.stubGlobal("navigator", { locks: new Locks() }));

describe("lease", () => {
  it("lets the first tab write; the second looks on, and says so when it is edited", async () => {
    const [first, second] = [await tab(), await tab()];
    await first.open();
    await second.open();
    expect([first.readOnly(), second.readOnly()]).toEqual([false, true]);
    const heard = vi.fn();
    second.onRefused(heard);
    expect(second.edit("Change k1", (draft) => void (draft.title = "X"))).toBe(false);
    expect(heard).toHaveBeenCalledWith("Change k1");
  });

  it("is handed over after the first tab has saved", async () => {
    const [first, second] = [await tab(), await tab()];
    await first.open();
    await second.open();
    await second.takeOver();
    await vi.waitFor(() => expect([first.readOnly(), second.readOnly()]).toEqual([true, false]));
    expect(first.how.flush).toHaveBeenCalled();
    expect(second.how.reload).toHaveBeenCalled();
    expect(first.how.setAside).not.toHaveBeenCalled();
  });

  it("is taken from a tab that does not answer; what that one had not saved is set aside", async () => {
    const [first, second] = [await tab({ flush: () => new Promise(() => undefined) }), await tab()];
    await first.open();
    await second.open();
    await second.takeOver();
    await vi.waitFor(() => expect([first.readOnly(), second.readOnly()]).toEqual([true, false]));
    expect(first.how.setAside).toHaveBeenCalledWith("p");
  });

  it("asks the tab that writes a project to rename it, and does it here where nobody does", async () => {
    const [writer, other] = [await tab(), await tab()];
    expect(await other.askToRename("p", "New")).toBe(false);
    await writer.open();
    expect(await other.askToRename("p", "New")).toBe(true);
    expect(writer.how.rename).toHaveBeenCalledWith("p", "New");
  });
});
