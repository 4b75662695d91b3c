import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, newProject, openProject, test } from "./test";

interface Sample {
  vessels: { id: string; impellers: { diameter: string }[] }[];
  medium: Record<string, unknown>;
  studies: { id: string; kind: string; base?: { vessel: string; speed?: string } }[];
  [key: string]: unknown;
}
const sample = async (change: (document: Sample) => void = () => {}): Promise<Sample> => {
  const document = JSON.parse(await readFile("../data/samples/exothermic-semi-batch.json", "utf8")) as Sample;
  change(document);
  return document;
};
const toScale = async (page: Page) => {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /Scale-up/ }).click();
  await expect(page).toHaveURL(/\/scale/);
};
async function open(page: Page, change?: (document: Sample) => void): Promise<void> {
  await openProject(page, await sample(change), "Simulate");
  await toScale(page);
}
const verdict = (page: Page) => page.getByTestId("verdict");
/** The loaded machine of a test run computes slower than one waits for on a desk. */
const answered = (page: Page) => expect(verdict(page)).toBeVisible({ timeout: 30_000 });
const show = (page: Page, choice: string) => page.getByRole("radiogroup").getByText(choice, { exact: true }).first().click();
const comparison = (page: Page) => page.getByRole("grid", { name: /^Comparison/ });
const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
async function enter(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = inspector(page).getByRole("textbox", { name: label }).first();
  await field.fill(text);
  await field.press("Enter");
}
/** It computes by itself where that is quick; on a busy machine one presses the button. */
const compute = (page: Page) => inspector(page).getByRole("button", { name: /^Scale up( again)?$/ }).click();

test.describe("without a server", () => {
  test.use({ tolerated: [/ERR_FAILED|ERR_BLOCKED/] });

  test("the sample goes from the flask to 1,000 L and 10,000 L with a verdict, and its dosing to Simulate", async ({ page }) => {
    await page.route(({ pathname }) => pathname.startsWith("/api/"), (route) => route.abort());
    await open(page);
    await expect(verdict(page)).toContainText(/1,000 L at \d+ rpm: Dose over at least [\d.]+ h; .*\(MTSR\).*Stoessel class \d/);
    await expect(verdict(page)).toContainText(/10,000 L at \d+ rpm: Dose over at least [\d.]+ h; .*\(MTSR\), above the boiling point: Stoessel class [345]/);
    const dose = verdict(page).getByRole("button", { name: /^Use [\d.]+ h dosing in Simulate$/ }).last();
    const words = /Use ([\d.]+) h/.exec((await dose.textContent())!)!;
    await dose.click();
    await expect(page).toHaveURL(/\/simulate\?scenario=/);
    await expect(page.getByRole("status").filter({ hasText: /converted/ })).toBeVisible();
    const feed = page.getByRole("tabpanel", { name: "Recipe" }).getByRole("region", { name: "Feeds" });
    await expect(feed.getByRole("textbox", { name: /^(Until|End)/ }).first()).toHaveValue(String(10 + 60 * Number(words[1])));
    await page.keyboard.press("Control+z");
    await toScale(page);
    await expect(verdict(page)).toContainText("Stoessel class");
  });
});

test("every rule stands beside the base; limits are marked and told, a rule can be chosen, the table is copied", async ({ page }) => {
  await open(page);
  await expect(comparison(page)).toBeVisible();
  const speed = comparison(page).getByRole("row", { name: /^Stirring speed/ });
  await expect(speed.getByRole("img", { name: "Limit broken" }).first()).toBeVisible();
  await page.getByRole("tab", { name: "Limits" }).click();
  await expect(page.getByRole("tabpanel", { name: "Limits" })).toContainText(/above the drive's \d+ rpm/);
  await page.getByRole("tab", { name: "Comparison" }).click();
  await expect(page.getByText(/rules? gives? no speed/).locator("..")).toContainText("Constant kLa");

  await comparison(page).getByRole("button", { name: "Constant process-side film" }).first().click();
  await expect(page).toHaveURL(/rule=heat_transfer/);
  await expect(verdict(page)).toContainText(/\(constant process-side film\).*above the drive's/);
  await verdict(page).getByRole("button", { name: "Choose constant power per volume" }).first().click();
  await expect(page).toHaveURL(/rule=power_per_volume/);
  await page.reload();
  await expect(comparison(page).getByRole("button", { name: "Constant power per volume", pressed: true }).first()).toBeVisible();

  await page.getByRole("button", { name: "Copy for Excel" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied.split(/\r?\n/)[0]).toMatch(/^Condition\tUnit\tOptiMax 1001 \(1 L\)\t/);
  expect(copied).toMatch(/Power per volume\tW\/m³\t[\d.]+\t/);
});

test("profiles of flask and plant stand side by side, ratios by rule are drawn", async ({ page }) => {
  await open(page);
  await answered(page);
  await show(page, "Profiles");
  for (const name of [/^Concentrations in OptiMax/, /^Concentrations in Glass-lined 1,000 L/, /^Temperatures in Glass-lined 10,000 L/])
    await expect(page.getByRole("figure", { name }).locator("svg path[d]").first()).toBeAttached();
  await show(page, "Ratios by rule");
  await expect(page.getByRole("figure", { name: "Power per volume against scale" })).toBeVisible();
});

test("vessels are ranked, and the one that limits is named", async ({ page }) => {
  await open(page);
  await show(page, "Which vessels can run this?");
  await page.getByRole("button", { name: "Rank the vessels" }).last().click();
  const ranking = page.getByRole("region", { name: "Ranking of vessels" });
  await expect(ranking.getByRole("row", { name: /Glass-lined 1,000 L/ })).toContainText(/Yes|No/);
  await show(page, "All equipment");
  await page.getByRole("button", { name: /^Rank (the vessels|again)/ }).last().click();
  await expect.poll(() => ranking.getByRole("row").count(), { timeout: 40_000 }).toBeGreaterThan(20);
  const drive = ranking.getByRole("columnheader", { name: "Drive" });
  const speeds = async () => (await ranking.getByRole("row").getByText(/^\s*[\d.,]+ rpm/).allTextContents()).map((text) => Number.parseFloat(text.replace(",", "")));
  for (const [sort, order] of [["ascending", 1], ["descending", -1]] as const) {
    await drive.getByRole("button").click();
    await expect(drive).toHaveAttribute("aria-sort", sort);
    const found = await speeds();
    expect(found.length).toBeGreaterThan(5);
    expect(found).toEqual(found.toSorted((a, b) => order * (a - b)));
  }
});

test.describe("wrong input is answered at the field", () => {
  test("an impeller wider than its vessel", async ({ page }) => {
    await open(page, ({ vessels }) => void (vessels[1]!.impellers[0]!.diameter = "1.3 m"));
    await expect(inspector(page).getByText(/1\.3 m.*(vessel|diameter)/i).first()).toBeVisible();
    await expect(page.getByRole("alert").filter({ hasText: /1\.3 m/ })).toBeVisible();
  });
  test("a batch that the vessel does not hold, and a speed beyond the drive", async ({ page }) => {
    await open(page);
    await answered(page);
    await enter(page, "Liquid at the end", "5000 L");
    await compute(page);
    await expect(inspector(page).getByText(/holds only|does not fit/).first()).toBeVisible({ timeout: 20_000 });
    await enter(page, "Liquid at the end", "800 L");
    await enter(page, "Own speed", "400 rpm");
    await compute(page);
    await expect(inspector(page).getByText(/above the drive's 156 rpm/)).toBeVisible({ timeout: 20_000 });
    await enter(page, "Own speed", "");
    await enter(page, "Stirring speed", "3000 rpm");
    await compute(page);
    await expect(inspector(page).getByText(/drive.* 1200 rpm/)).toBeVisible({ timeout: 20_000 });
    await enter(page, "Stirring speed", "5 m");
    await expect(inspector(page).getByText(/is a length|For example/).first()).toBeVisible();
  });
  test("a laminar liquid: turbulent rules say why they give no number", async ({ page }) => {
    await open(page, ({ medium }) => void (medium.viscosity = "20 Pa s"));
    await expect(page.getByText(/rules? gives? no speed/).locator("..")).toContainText(/Constant blend time/);
    await expect(page.getByRole("tabpanel", { name: "Comparison" })).toContainText(/laminar|Re(ynolds)?/i);
  });
  test("nothing to begin with: each thing that is missing has its field", async ({ page }) => {
    await newProject(page);
    await toScale(page);
    await expect(page.getByRole("heading", { level: 1 })).toHaveText("There is no recipe yet");
    await open(page, ({ studies }) => void (studies.find(({ kind }) => kind === "scaleup")!.base = { vessel: "lab" }));
    await expect(page.getByText("The stirring speed of the laboratory vessel is not given.")).toBeVisible();
    await page.getByRole("button", { name: "Show the field" }).first().click();
    await expect(inspector(page).getByRole("textbox", { name: "Stirring speed" })).toBeFocused();
    await page.keyboard.type("400");
    await page.keyboard.press("Enter");
    await expect(verdict(page)).toContainText("MTSR");
  });
  test("no viscosity is said, and a solvent fills it", async ({ page }) => {
    await open(page, ({ medium }) => void delete medium.viscosity);
    await expect(page.getByText(/^Without the viscosity/)).toBeVisible();
    await page.getByRole("button", { name: "Show the field" }).first().click();
    await inspector(page).getByRole("combobox", { name: "Fill from a solvent" }).fill("Ethyl acetate");
    await page.getByRole("option", { name: /^Ethyl acetate/ }).click();
    await expect(page.getByText(/^Without the viscosity/)).toBeHidden();
    await expect(verdict(page)).toContainText("MTSR");
  });
});

test("the comparison is walked by arrow keys, and says what a cell has to say", async ({ page }) => {
  await open(page);
  const cells = comparison(page).getByRole("gridcell");
  await cells.first().focus();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("status").filter({ hasText: /Stirring speed, Glass-lined 1,000 L, constant Reynolds number: .*below the drive's/ })).toBeVisible();
  await page.keyboard.press("Control+Enter");
  await expect(verdict(page)).toContainText("MTSR");
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`in ${colorScheme} mode`, () => {
    test.use({ colorScheme });
    test("axe finds nothing on any view of the scale-up", async ({ page }) => {
      test.setTimeout(300_000);
      await open(page);
      await answered(page);
      await expectAccessible(page, "vessels");
      for (const view of ["Profiles", "Ratios by rule", "Which vessels can run this?"]) {
        await show(page, view);
        await page.waitForTimeout(400);
        await expectAccessible(page, view);
      }
      await show(page, "Vessels");
      for (const part of ["Liquid", "Heat"]) {
        await inspector(page).getByRole("tab", { name: part }).click();
        await expectAccessible(page, part);
      }
      for (const tab of ["Limits", "Mixing and reactions", "Log"]) {
        await page.getByRole("tab", { name: tab }).click();
        await expectAccessible(page, tab);
      }
      await page.getByRole("button", { name: /^Look at and change Glass-lined 1,000 L/ }).click();
      await expect(page.getByRole("dialog")).toBeVisible();
      await page.waitForTimeout(400);
      await expectAccessible(page, "dialog");
    });
  });
