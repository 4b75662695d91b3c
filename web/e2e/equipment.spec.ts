import { readFileSync } from "node:fs";
import type { Page } from "@playwright/test";
import { expect, firstVisit, test } from "./test";
import { expectAccessible } from "./axe";

async function open(page: Page, address = "/equipment"): Promise<void> {
  await page.goto(address);
  await expect(page.getByRole("grid", { name: "Equipment" })).toBeVisible();
}
const list = (page: Page) => page.getByRole("grid", { name: "Equipment" });
const details = (page: Page) => page.getByRole("complementary", { name: "Vessel" });
/** Over the drawing; the editor has headings of its own. */
const title = (page: Page) => details(page).getByRole("heading", { level: 2 }).first();
const count = (page: Page) => page.getByRole("main").getByRole("status").first();

test("more than 100 built-in vessels are searched and filtered, by keyboard too", async ({ page }) => {
  await open(page);
  await expect(count(page)).toHaveText(/^1\d\d built-in, 0 of your own$/);
  await page.getByRole("textbox", { name: "Search" }).fill("buchi hp20");
  await expect(list(page).getByRole("row")).toHaveCount(2);
  await page.getByRole("textbox", { name: "Search" }).fill("retreat");
  await expect(count(page)).toHaveText(/^14 of /);
  await page.getByRole("textbox", { name: "Volume from" }).fill("1 m3");
  await page.getByRole("textbox", { name: "Volume from" }).press("Enter");
  await expect(count(page)).toHaveText(/^8 of /);
  await list(page).focus();
  await page.keyboard.press("ArrowDown");
  await expect(title(page)).toHaveText("Generic glass-lined 1000 L");
  await page.keyboard.press("End");
  await expect(title(page)).toHaveText("Generic glass-lined 12500 L");
  await page.getByRole("textbox", { name: "Search" }).fill("nothing like this");
  await expect(page.getByText(/Nothing matches/)).toBeVisible();
});

test("every number of a built-in vessel says where it comes from, on hover and on focus", async ({ page }) => {
  await open(page, "/equipment?vessel=sart-str-gen3-200");
  const values = details(page).locator("[data-source]");
  const said = await values.count();
  expect(said).toBeGreaterThan(10);
  for (let at = 0; at < said; at++) {
    await values.nth(at).hover();
    await expect(page.getByRole("tooltip").filter({ hasText: /Source: .+Certainty B/ })).toBeVisible();
    await page.mouse.move(0, 0);
    await expect(page.getByRole("tooltip")).toHaveCount(0);
  }
  await values.first().focus();
  await expect(page.getByRole("tooltip")).toContainText("Biostat-STR-Flexsafe-Datasheet");
  await expect(details(page)).toContainText(/Not published/);
});

test("a vessel is drawn to scale with its dimensions, and one of which little is known says so", async ({ page }) => {
  await open(page, "/equipment?vessel=generic-stainless-1000");
  const drawing = details(page).getByRole("img", { name: /Elevation of Generic stainless 1000 L/ });
  await expect(drawing).toHaveAccessibleName(/inner diameter 1\.116 m.*elliptical bottom.*371\.9 mm.*4 baffles; jacket; liquid up to 1\.116 m/);
  for (const dimension of ["T 1.116 m", "D 371.9 mm", "C 371.9 mm", "H 1.395 m", "level 1.116 m"]) await expect(drawing.getByText(dimension)).toBeVisible();
  await page.goto("/equipment?vessel=ipp-tankki-12500");
  await expect(details(page)).toContainText("The inner diameter is not known, so nothing is to scale.");
});

test("a vessel is added, edited with words for what is wrong, kept over a reload, deleted and brought back", async ({ page }) => {
  await open(page);
  await page.getByRole("button", { name: "Add vessel" }).click();
  const field = (name: string) => details(page).getByRole("textbox", { name, exact: true });
  const fill = async (name: string, text: string) => {
    await field(name).fill(text);
    await field(name).press("Enter");
  };
  await fill("Name", "Reactor 7");
  await fill("Inner diameter", "1200 mm");
  await fill("Capacity", "2 m3");
  await details(page).getByRole("combobox", { name: "Bottom" }).click();
  await page.getByRole("option", { name: /Torispherical/ }).click();
  await expect(details(page).getByText("Not given: impellers.")).toBeVisible();
  await details(page).getByRole("button", { name: "Add impeller" }).click();
  await fill("Diameter", "1.3 m");
  await expect(details(page).getByText(/1\.3 m in diameter; the vessel is only 1200 mm wide/)).toBeVisible();
  await fill("Diameter", "0.5 m");
  await expect(details(page).getByText(/the vessel is only/)).toHaveCount(0);
  await fill("Largest working volume", "2500 L");
  await expect(details(page).getByText(/2500 L, is above the capacity, 2 m3/)).toBeVisible();
  await fill("Largest working volume", "1600 L");
  await fill("Lowest speed", "200 rpm");
  await fill("Highest speed", "100 rpm");
  await expect(details(page).getByText("The highest speed, 100 rpm, is below the lowest, 200 rpm.")).toBeVisible();
  await page.reload();
  await expect(title(page)).toHaveText("Reactor 7");
  await expect(field("Inner diameter")).toHaveValue("1200");
  await details(page).getByRole("button", { name: "Delete" }).click();
  await expect(count(page)).toHaveText(/, 0 of your own/);
  await page.getByRole("button", { name: "Undo" }).click();
  await expect(count(page)).toHaveText(/, 1 of your own/);
  await page.getByRole("heading", { level: 1 }).click();
  await page.keyboard.press("Control+z");
  await page.reload();
  await expect(count(page)).toHaveText(/, 1 of your own/);
});

test("a spreadsheet with names of its own is imported by mapping; faults are told by line; the export is read back", async ({ page }) => {
  await open(page);
  const file = "Plant list\n\nReactor;Tank ID mm;Volume;Agitator;Agitator diameter [mm];Cost\nR-1;1200,5;2000;Pfaudler impeller;700;1\nR-2;900;800;Anchor;950;2\n";
  await page.getByRole("button", { name: "Import" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.locator('input[type="file"]').setInputFiles({ name: "plant.csv", mimeType: "text/csv", buffer: Buffer.from(file) });
  await expect(dialog.getByRole("status").first()).toHaveText(/2 rows read, 2 with faults\. Columns that are not read: Cost\./);
  await dialog.getByRole("combobox", { name: "Unit of Volume" }).click();
  await page.getByRole("option", { name: "L", exact: true }).click();
  await expect(dialog.getByRole("status").first()).toHaveText(/2 rows read, 1 with faults/);
  await expect(dialog.getByRole("region", { name: "Faults" }).getByRole("row").nth(1)).toHaveText(/^5Agitator diameter \[mm\]950The impeller is 950 mm/);
  await dialog.getByRole("button", { name: "Import the 1 without faults" }).click();
  await expect(count(page)).toHaveText(/, 1 of your own/);
  await expect(title(page)).toHaveText("R-1");

  await page.getByRole("button", { name: "Export" }).click();
  const download = page.waitForEvent("download");
  await page.getByRole("menuitem", { name: "Excel workbook of your own" }).click();
  const saved = await (await download).path();
  await page.getByRole("button", { name: "Import" }).click();
  await dialog.locator('input[type="file"]').setInputFiles({ name: "equipment.xlsx", mimeType: "application/octet-stream", buffer: readFileSync(saved) });
  await dialog.getByRole("button", { name: "Import 1 vessel" }).click();
  await expect(count(page)).toHaveText(/, 2 of your own/);
  await expect(details(page).getByRole("textbox", { name: "Inner diameter" })).toHaveValue("1200.5");
  await expect(details(page).getByRole("textbox", { name: "Capacity", exact: true })).toHaveValue("2000");
});

test("without WebGL the elevation stays, with a sentence", async ({ page }) => {
  await page.addInitScript(() => {
    HTMLCanvasElement.prototype.getContext = () => null;
  });
  await open(page, "/equipment?vessel=generic-glass-1&view=3d");
  await expect(details(page)).toContainText("This browser shows no 3D (WebGL is off), so this is the elevation.");
  await expect(details(page).getByRole("img", { name: /Elevation/ })).toBeVisible();
});

test("the palette and the menu of a project lead to the equipment", async ({ page }) => {
  await firstVisit(page); // first: the list of projects brings what is on the server, and then there is no first visit
  await page.getByRole("button", { name: "Search or run a command" }).click();
  await page.getByRole("dialog").getByLabel("Search", { exact: true }).fill("equipment");
  await page.getByRole("option", { name: "Show equipment" }).click();
  await expect(page).toHaveURL(/\/equipment/);
  await page.goto("/projects");
  await page.getByRole("link", { name: "Equipment" }).click();
  await expect(page).toHaveURL(/\/equipment/);
});

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} mode`, () => {
    test.use({ colorScheme });
    test("axe finds nothing on the list, a vessel, its editor and the import", async ({ page }) => {
      test.setTimeout(180_000);
      await open(page);
      await expectAccessible(page, "equipment, nothing chosen");
      await page.goto("/equipment?vessel=sart-univessel-glass-1");
      await expect(title(page)).toBeVisible();
      await expectAccessible(page, "a built-in vessel");
      await details(page).getByRole("button", { name: "Copy to my equipment" }).click();
      await expect(details(page).getByText("This vessel is not complete")).toBeVisible();
      await expectAccessible(page, "the editor");
      await page.getByRole("button", { name: "Import" }).click();
      await page.getByRole("dialog").locator('input[type="file"]').setInputFiles({ name: "a.csv", mimeType: "text/csv", buffer: Buffer.from("Name,Volume,Impeller\nA,3,Super\n") });
      await expect(page.getByRole("region", { name: "Faults" })).toBeVisible();
      await page.waitForTimeout(400);
      await expectAccessible(page, "the import");
    });
  });
}
