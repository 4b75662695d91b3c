import { readFile } from "node:fs/promises";
import { expect, firstVisit, goTo, test } from "./test";

/** 1 mol/L A and B dosed within two hours. */
test("the same reactor at 60 °C with two hours of dosing, a second scenario beside it, and the numbers in Excel", async ({ page }) => {
  await firstVisit(page);
  await goTo(page, "Simulate");
  const recipe = page.getByRole("tabpanel", { name: "Recipe" });
  const charged = recipe.getByRole("region", { name: "Charge" }).getByRole("textbox", { name: "Temperature", exact: true });
  await charged.fill("60 degC");
  await charged.press("Enter");
  await recipe.getByRole("button", { name: "Remove RCOCl from the charge" }).click();
  await recipe.getByRole("button", { name: "Feed", exact: true }).click();
  const feed = recipe.getByRole("region", { name: "Feeds" });
  const set = async (name: RegExp, value: string) => {
    await feed.getByRole("textbox", { name }).first().fill(value);
    await feed.getByRole("textbox", { name }).first().press("Enter");
  };
  await set(/^Rate/, "5 mL/min");
  await set(/^(Until|End)/, "2 h");
  await feed.getByRole("combobox", { name: /Add a species/ }).click();
  await page.getByRole("option", { name: "RCOCl" }).click();
  await set(/^RCOCl/, "2 mol/L");
  await expect(page.getByRole("status").filter({ hasText: /converted/ })).toContainText(/ArNH2 is converted after 120 min; the reactor stays at 60\.0 °C/);
  await expect(page.getByRole("tabpanel", { name: "Summary" })).toContainText("1.6 L");

  await page.getByRole("tab", { name: "Summary" }).click();
  await page.getByRole("button", { name: "Copy for Excel" }).click();
  const copied = await page.evaluate(() => navigator.clipboard.readText());
  expect(copied).toMatch(/Conversion of ArNH2\t[\d.]+/);

  await page.getByRole("button", { name: "New", exact: true }).click();
  await page.getByRole("menuitem", { name: /^Copy of/ }).click();
  await expect(page.getByRole("checkbox", { name: /^Compare with/ })).toHaveCount(2);
  await charged.fill("40 degC");
  await charged.press("Enter");
  await page.getByRole("checkbox", { name: "Compare with at50", exact: true }).check();
  await page.getByRole("tab", { name: "Compare" }).click();
  const table = page.getByRole("tabpanel", { name: "Compare" });
  await expect(table).toContainText(/at50/);
  await expect(table).toContainText(/Conversion of ArNH2/);
});

test("a slider redraws the curves, and the CSV is what is drawn", async ({ page }) => {
  await firstVisit(page);
  await goTo(page, "Simulate");
  await page.getByRole("tab", { name: "Sliders" }).click();
  const plot = page.getByRole("figure", { name: /^Concentrations/ });
  const line = () => plot.locator("svg path[d]").evaluateAll((paths) => paths.map((path) => path.getAttribute("d")).join());
  const before = await line();
  const slider = page.getByRole("slider").first();
  await slider.focus();
  for (let i = 0; i < 5; i++) await page.keyboard.press("ArrowRight");
  await expect.poll(line).not.toBe(before);

  await plot.getByRole("button", { name: /^Export menu/ }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: /CSV/ }).click();
  const text = await readFile((await (await download).path())!, "utf8");
  expect(text.split("\n")[0]).toMatch(/ArNH2/);
  expect(text.split("\n").length).toBeGreaterThan(100);
});
