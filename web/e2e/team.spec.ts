import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expect, openProject, test } from "./test";

/** A machine with four cores, and a record of which runs were given to which worker. */
async function fourCores(page: Page): Promise<void> {
  await page.addInitScript(() => {
    Object.defineProperty(navigator, "hardwareConcurrency", { get: () => 4 });
    const seats: number[][] = [];
    Object.assign(globalThis, { seats });
    const post = Worker.prototype.postMessage;
    Worker.prototype.postMessage = function (this: Worker, message: { team?: { member: number; members: number } }, ...rest: []) {
      if (message.team !== undefined) seats.push([message.team.member, message.team.members]);
      return post.call(this, message, ...rest);
    };
  });
}
const seatsOf = (page: Page) => page.evaluate(() => (globalThis as unknown as { seats: number[][] }).seats);

test("a study of many runs is computed by all free workers, and cancelling it leaves them free", async ({ page }) => {
  await fourCores(page);
  const document = JSON.parse(await readFile("../data/samples/exothermic-semi-batch.json", "utf8")) as { studies: { id: string; recipe?: object; units?: object }[] };
  const { recipe, units } = document.studies.find(({ id }) => id === "lab")!;
  const study = { id: "asked", kind: "sensitivity", method: "sobol", samples: 4096, recipe, units, outputs: [{ observable: "P" }] };
  await openProject(page, { ...document, studies: [{ id: "one", kind: "simulate", recipe, units }, study] }, "Simulate");
  expect(await page.evaluate(() => crossOriginIsolated)).toBe(true);
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /Sensitivity/ }).click();

  const compute = page.getByRole("button", { name: /^Compute/ }).first();
  const cancel = page.getByRole("button", { name: /^Cancel/ }).first();
  // The first run starts the workers that help with the next one.
  await compute.click();
  await expect(cancel).toBeVisible();
  await expect.poll(() => page.workers().length).toBeGreaterThanOrEqual(3);
  await cancel.click();
  await expect(compute).toBeEnabled();
  await compute.click();
  await expect(cancel).toBeVisible();
  expect((await seatsOf(page)).map(([member]) => member).toSorted()).toEqual([0, 1, 2].slice(0, (await seatsOf(page)).length));
  expect((await seatsOf(page)).length).toBeGreaterThan(1);
  await cancel.click();
  await expect(compute).toBeEnabled();
  await compute.click();
  await expect(page.getByTestId("verdict")).toContainText("P at the end depends most on", { timeout: 60_000 });
});
