import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, newProject, openProject, test } from "./test";

interface Sample {
  medium: Record<string, unknown>;
  studies: { id: string; kind: string; decomposition?: object; recipe: { feeds: Record<string, string>[] } }[];
  [key: string]: unknown;
}
const assessed = ({ studies }: Sample) => studies.find(({ kind }) => kind === "safety")!;
const toSafety = async (page: Page) => {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /Safety/ }).click();
  await expect(page).toHaveURL(/\/safety/);
};
async function open(page: Page, change: (document: Sample) => void = () => {}): Promise<void> {
  const document = JSON.parse(await readFile("../data/samples/exothermic-semi-batch.json", "utf8")) as Sample;
  change(document);
  await openProject(page, document, "Simulate");
  await toSafety(page);
}
/** The same amount in 10 min: half of it waits in the vessel. */
const fast = (document: Sample) => Object.assign(assessed(document).recipe.feeds[0]!, { end: "20 min", rate: "30 mL/min" });
const verdict = (page: Page) => page.getByTestId("verdict");
/** The loaded machine of a test run computes slower than one waits for on a desk. */
const says = (page: Page, words: RegExp) => expect(verdict(page)).toContainText(words, { timeout: 30_000 });
const diagram = (page: Page) => page.getByRole("img", { name: /^Criticality diagram/ });
const numbers = (page: Page) => page.getByRole("table", { name: "Numbers of the assessment" });
const inspector = (page: Page) => page.getByRole("complementary", { name: "Inspector" });
async function enter(page: Page, label: string, text: string): Promise<void> {
  const field = inspector(page).getByRole("textbox", { name: label, exact: true });
  await field.fill(text);
  await field.press("Enter");
}

test.describe("without a server", () => {
  test.use({ tolerated: [/ERR_FAILED|ERR_BLOCKED/] });

  test("the sample's cooling failure: verdict, class, plots and every number", async ({ page }) => {
    await page.route(({ pathname }) => pathname.startsWith("/api/"), (route) => route.abort());
    await open(page);
    await says(page, /a cooling failure would reach 67 °C \(MTSR\), below the boiling point \(77 °C\): Stoessel class 1\./);
    await expect(diagram(page)).toHaveAccessibleName(/Stoessel class 1 of 5\. Temperatures from the lowest: Process 40\.0 °C, MTSR 67\.4 °C, MTT 77\.1 °C, TD24 96\.5 °C\./);
    for (const name of [/^MTSR along the recipe/, /^Accumulation along the recipe/, /^Temperature after the worst/]) await expect(page.getByRole("figure", { name })).toBeVisible();
    await expect(numbers(page).getByRole("row", { name: /^Adiabatic rise 144\.0 K Severity medium\./ })).toBeVisible();
    await expect(numbers(page).getByRole("row", { name: /^Shortest safe dosing 32\.9 min/ })).toContainText("Limited by the boiling point");
  });
});

test("dosing too fast: the longer one goes to Simulate, the assessment follows, one undo takes both back", async ({ page }) => {
  await open(page, fast);
  await says(page, /^Dose over at least 33 min; at 10 min a cooling failure would reach 1?\d\d °C \(MTSR\), above the boiling point.*Stoessel class [345]/);
  await verdict(page).getByRole("button", { name: /^Use 33 min dosing in Simulate$/ }).click();
  await expect(page).toHaveURL(/\/simulate\?scenario=/);
  const feed = page.getByRole("tabpanel", { name: "Recipe" }).getByRole("region", { name: "Feeds" });
  await expect(feed.getByRole("textbox", { name: /^(Until|End)/ }).first()).toHaveValue("43");
  await toSafety(page);
  await says(page, /Stoessel class 1/);
  await page.keyboard.press("Control+z");
  await says(page, /^Dose over at least 33 min; at 10 min/);
});

test("from the keyboard: a limit is entered, it is assessed again, and undone", async ({ page }) => {
  await open(page);
  await says(page, /class 1/);
  await enter(page, "Highest temperature for technical reasons", "60 degC");
  await page.keyboard.press("Control+Enter");
  await says(page, /Stoessel class 3/);
  await expect(diagram(page)).toHaveAccessibleName(/class 3 of 5.*MTT 60\.0 °C, MTSR 67\.4 °C/);
  const undo = page.getByRole("button", { name: /^Undo/ });
  await undo.focus();
  await page.keyboard.press("Enter");
  await expect(inspector(page).getByRole("textbox", { name: "Highest temperature for technical reasons" })).toHaveValue("");
  await page.keyboard.press("Control+Enter");
  await says(page, /class 1/);
});

test("cooling of a stored mass: Semenov's numbers", async ({ page }) => {
  await open(page);
  await says(page, /class 1/);
  await enter(page, "UA", "0.5 W/K");
  await enter(page, "Coolant", "40 degC");
  await expect(numbers(page).getByRole("row", { name: /^Semenov: largest over-temperature/ })).toBeVisible({ timeout: 30_000 });
  await expect(numbers(page).getByRole("row", { name: /^Semenov: largest stable/ })).toContainText("Stable when cooled");
});

test("without a decomposition there is no class, and a button leads to its field", async ({ page }) => {
  await open(page, (document) => void delete assessed(document).decomposition);
  await expect(diagram(page)).toHaveAccessibleName(/No class can be told/, { timeout: 30_000 });
  await verdict(page).getByRole("button", { name: "Enter the decomposition" }).click();
  await inspector(page).getByText("From a DSC").click();
  await says(page, /Stoessel class \d/);
});

test("a wrong entry is told at its field; nothing is lost", async ({ page }) => {
  await open(page);
  await says(page, /class 1/);
  await enter(page, "Activation energy", "-5 kJ/mol");
  const field = inspector(page).getByRole("textbox", { name: "Activation energy", exact: true });
  await expect(field).toHaveAttribute("aria-invalid", "true", { timeout: 30_000 });
  await expect(field).toHaveValue("-5");
});

test("what is missing is named with the way to it", async ({ page }) => {
  await open(page, ({ medium }) => void delete medium.heat_capacity);
  await expect(page.getByText("The heat capacity of the mixture is not given.")).toBeVisible();
  await page.getByRole("button", { name: "Go to the field" }).click();
  const field = inspector(page).getByRole("textbox", { name: "Heat capacity" });
  await expect(field).toBeFocused();
  await field.fill("1.929 kJ/(kg K)");
  await field.press("Enter");
  await says(page, /Stoessel class 1/);
});

test("an empty project says what comes first", async ({ page }) => {
  await newProject(page);
  await toSafety(page);
  await expect(page.getByRole("heading", { name: "There is no recipe yet" })).toBeVisible();
  await expectAccessible(page, "safety, empty");
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(`in ${colorScheme} mode`, () => {
    test.use({ colorScheme });
    test("is accessible", async ({ page }) => {
      await open(page, fast);
      await says(page, /Stoessel class/);
      await expectAccessible(page, `safety, ${colorScheme}`);
      await page.setViewportSize({ width: 900, height: 900 });
      await expect(diagram(page)).toBeAttached();
      await expectAccessible(page, `safety at 900 px, ${colorScheme}`);
    });
  });
