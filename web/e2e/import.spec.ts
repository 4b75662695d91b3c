import { readdirSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, goTo, newProject, test } from "./test";

const folder = new URL("files/data/", import.meta.url);
const files = readdirSync(folder).filter((name) => /\.(csv|tsv|txt|xlsx)$/.test(name));

/** The numbers of the grid, as they stand in it. */
const grid = (page: Page) =>
  page
    .getByRole("grid")
    .last()
    .getByRole("row")
    .evaluateAll((rows) => rows.slice(1, 60).map((row) => [...row.querySelectorAll('[role="gridcell"]')].map((cell) => cell.textContent ?? "")));

async function importFile(page: Page, name: string, buffer?: Buffer) {
  await newProject(page);
  await goTo(page, "Data");
  const path = new URL(name, folder).pathname;
  await page.locator('input[type="file"]').first().setInputFiles(buffer ? { name, mimeType: "text/csv", buffer } : path);
  await expect(page.getByText(/rows read/)).toBeVisible();
}

test("twelve files of one table import to identical numbers", async ({ page }) => {
  test.setTimeout(240_000);
  expect(files.length).toBeGreaterThanOrEqual(12);
  let first: string[][] | undefined;
  for (const name of files) {
    await importFile(page, name);
    await page.getByRole("button", { name: /^Import \d+/ }).click();
    await expect(page).toHaveURL(/\/data(\?|$)/);
    await expect(page.getByRole("grid").last()).toBeVisible();
    const numbers = await grid(page);
    expect(numbers.length, name).toBeGreaterThan(3);
    first ??= numbers;
    expect(numbers, name).toEqual(first);
  }
});

test("an unknown unit blocks, with its column and choices", async ({ page }) => {
  await importFile(page, "odd.csv", Buffer.from("time [min],A [florps]\n0,1\n1,0.5\n2,0.25\n"));
  await expect(page.getByText(/florps/).first()).toBeVisible();
  await expect(page.getByRole("button", { name: /^Import \d+/ })).toBeDisabled();
});

test("rejected rows are named with their lines, and the import can be opened again", async ({ page }) => {
  await importFile(page, "run.csv", Buffer.from("time [min],A [mM]\n0,100\n1,oops\n2,25\n"));
  await page.getByRole("tab", { name: "Rejected rows (1)" }).click();
  await expect(page.getByRole("tabpanel").getByText(/oops/).first()).toBeVisible();
  await expect(page.getByRole("tabpanel").getByText("3", { exact: false }).first()).toBeVisible();
  await page.getByRole("button", { name: /^Import 2/ }).click();
  await expect(page).toHaveURL(/\/data(\?|$)/);
  await page.getByRole("tab", { name: "Files" }).click();
  await page.getByRole("button", { name: /^Open the import of run.csv.* again$/ }).first().click();
  await expect(page.getByText(/rows read/)).toBeVisible();
});
