import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, newProject, openProject, test } from "./test";

interface Sample {
  studies: { id: string; kind: string; recipe?: object; units?: object; [key: string]: unknown }[];
  [key: string]: unknown;
}
/** The laboratory recipe with a jacket, so that the activation energies matter. */
async function sample(study: object): Promise<Sample> {
  const document = JSON.parse(await readFile("../data/samples/exothermic-semi-batch.json", "utf8")) as Sample;
  const { units, recipe } = document.studies.find(({ id }) => id === "lab")!;
  const jacketed = { ...recipe, temperature: { control: "jacket", UA: "2 W/K", jacket_temperature: "38 degC" } };
  const outputs = [{ observable: "I" }, { observable: "P" }, { summary: "yield", product: "P" }, { time_to: { observable: "X", value: 0.9 } }];
  return { ...document, studies: [{ id: "jacketed", kind: "simulate", recipe: jacketed, units }, { id: "asked", kind: "sensitivity", recipe: jacketed, units, outputs, ...study }] };
}
const toSensitivity = async (page: Page) => {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /Sensitivity/ }).click();
  await expect(page).toHaveURL(/\/sensitivity/);
};
async function open(page: Page, study: object): Promise<void> {
  await openProject(page, await sample(study), "Simulate");
  await toSensitivity(page);
}
const verdict = (page: Page) => page.getByTestId("verdict");
const figure = (page: Page, name: RegExp) => page.getByRole("figure", { name });
async function chooseMethod(page: Page, label: string): Promise<void> {
  await page.getByRole("combobox", { name: "Method" }).click();
  await page.getByRole("option", { name: label }).click();
}
const compute = (page: Page) => page.getByRole("button", { name: /^Compute/ }).first().click();

test("a tornado names the parameter the impurity depends on; it sorts, is walked by keys, read as a table, exported", async ({ page }) => {
  await open(page, { method: "one_at_a_time" });
  await expect(verdict(page)).toContainText(/I at the end depends most on Ea2: from 0\.12\d to 0\.15\d mol\/L over its range/);
  const tornado = figure(page, /^Tornado of I/);
  const picture = tornado.getByRole("application");
  await picture.focus();
  await page.keyboard.press("ArrowDown");
  await expect(tornado).toContainText(/Ea2: 0\.12\d+ mol\/L at 76\.5 kJ\/mol, 0\.15\d* mol\/L at 93\.5 kJ\/mol/);
  const first = tornado.locator("svg text", { hasText: /^(Ea1|Ea2|k1|k2)$/ }).first();
  await expect(first).toHaveText("Ea2");
  await page.getByText("By name", { exact: true }).click();
  await expect(first).toHaveText("Ea1");

  await tornado.getByRole("button", { name: /^Export menu/ }).click();
  await page.getByRole("menuitem", { name: "View as table" }).click();
  await expect(page.getByRole("dialog").getByRole("row", { name: /^Ea2/ })).toContainText(/0\.12\d{6,}/);
  await page.keyboard.press("Escape");
  for (const [item, pattern] of [["CSV", /^parameter,at low \[mol\/L\],at high \[mol\/L\]/], ["SVG", /^<svg[^>]*xmlns/]] as const) {
    await tornado.getByRole("button", { name: /^Export menu/ }).click();
    const download = page.waitForEvent("download");
    await page.getByRole("menuitem", { name: `Export ${item}` }).click();
    expect(await readFile((await (await download).path())!, "utf8")).toMatch(pattern);
  }

  await page.getByRole("combobox", { name: "Output that is looked at" }).click();
  await page.getByRole("option", { name: "Yield of P" }).click();
  await expect(verdict(page)).toContainText(/Yield of P depends most on/);
});

test("a range is edited in the table; the answer follows, undo takes it back", async ({ page }) => {
  await open(page, { method: "one_at_a_time" });
  await expect(verdict(page)).toContainText("most on Ea2");
  await page.getByRole("checkbox", { name: "Ea2" }).uncheck();
  await expect(verdict(page)).toContainText("most on Ea1");
  await page.getByRole("combobox", { name: "Range of k1 by" }).click();
  await page.getByRole("option", { name: "Low and high" }).click();
  const low = page.getByRole("textbox", { name: /low end of k1/ });
  await low.fill("0.05");
  await low.press("Enter");
  await expect(verdict(page)).toContainText("most on k1");
  for (let i = 0; i < 3; i++) await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(verdict(page)).toContainText("most on Ea2");
});

test("a range upside down is answered at its field", async ({ page }) => {
  await open(page, { method: "one_at_a_time", parameters: [{ id: "k1", low: "0.2 L/(mol min)", high: "0.1 L/(mol min)" }] });
  await expect(page.getByRole("alert").filter({ hasText: "not above 'low'" })).toBeVisible();
  await expect(page.getByRole("tabpanel", { name: "Parameters" })).toContainText("not above 'low'");
});

test("local sensitivities over time, then Sobol indices with intervals when asked, more samples on a click", async ({ page }) => {
  await open(page, { method: "local" });
  const heat = figure(page, /^Sensitivities of I over time/);
  await heat.getByRole("application").focus();
  await page.keyboard.press("End");
  await expect(heat).toContainText(/Ea2 at 300 min: d ln y \/ d ln p 1\.0/);
  await verdict(page).getByRole("button", { name: /Sobol/ }).click();
  await expect(page.getByRole("status").filter({ hasText: "Inputs changed" })).toBeVisible();
  await page.getByRole("textbox", { name: "Base samples" }).fill("64");
  await compute(page);
  const sobol = figure(page, /^Sobol indices of I/);
  await sobol.getByRole("application").focus();
  await page.keyboard.press("ArrowDown");
  await expect(sobol).toContainText(/first order 0\.\d+ \(−?0\.\d+ to 0\.\d+\), total/);
  await verdict(page).getByRole("button", { name: /^Four times the samples/ }).click();
  await expect(page.getByRole("textbox", { name: "Base samples" })).toHaveValue("256");
  await compute(page);
  await expect(page.getByRole("status").filter({ hasText: "Inputs changed" })).toBeHidden();
  await page.getByRole("tab", { name: "Log" }).click();
  await expect(page.getByRole("tabpanel", { name: "Log" })).toContainText(/1,53\d runs of the recipe/);
});

test("Morris tells which parameters matter; its plot has one point for each", async ({ page }) => {
  await open(page, { method: "morris" });
  await expect(page.getByText(/101 runs/)).toBeVisible();
  await compute(page);
  await expect(verdict(page)).toContainText(/most on Ea2: a step over its range moves it by 0\.0\d+ mol\/L on average/);
  await expect(figure(page, /^Morris plot/).getByRole("button", { name: /^(k1|k2|Ea1|Ea2)/ })).toHaveCount(4);
});

test("a long study shows its progress and is cancelled; the page stays whole", async ({ page }) => {
  await open(page, { method: "sobol", samples: 200000 });
  await compute(page);
  await expect(page.getByRole("progressbar", { name: /^Progress/ })).toBeVisible();
  await page.getByRole("button", { name: "Cancel" }).click();
  await expect(page.getByText("The study was cancelled")).toBeVisible();
  await chooseMethod(page, "One at a time");
  await expect(verdict(page)).toContainText("most on Ea2");
});

test("a project without a recipe says what to do; one with a recipe begins with a click", async ({ page }) => {
  await newProject(page);
  await toSensitivity(page);
  await expect(page.getByRole("heading", { name: "There is no recipe yet" })).toBeVisible();
  await expectAccessible(page, "empty");
  const document = await sample({});
  await openProject(page, { ...document, studies: document.studies.slice(0, 1) }, "Simulate");
  await toSensitivity(page);
  await page.getByRole("button", { name: "Begin a sensitivity study" }).click();
  await expect(verdict(page)).toContainText(/depends most on/);
});

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });
    test("no barrier by any method", async ({ page }) => {
      await open(page, { method: "one_at_a_time", samples: undefined });
      await expect(figure(page, /^Tornado/)).toBeVisible();
      await expectAccessible(page, "one at a time");
      await chooseMethod(page, "Local");
      await expect(figure(page, /^Sensitivities of I over time/)).toBeVisible();
      await expectAccessible(page, "local");
      await chooseMethod(page, "Morris screening");
      await compute(page);
      await expect(figure(page, /^Morris plot/)).toBeVisible();
      await expectAccessible(page, "Morris");
      await page.setViewportSize({ width: 900, height: 900 });
      await expectAccessible(page, "Morris, narrow");
    });
  });
