import { readFile } from "node:fs/promises";
import type { Page } from "@playwright/test";
import { expectAccessible } from "./axe";
import { expect, openProject, test } from "./test";

/** 1/U = 1/420 + 0.0012 (N/100 rpm)^(-2/3): cooling from 60 °C under a jacket of 12 °C, U A/(m cp) taken from 3.5 m² and 4000 kJ/K. */
function logged(): string {
  const rows = ["speed [rpm]\ttime [min]\tT [°C]\tjacket [°C]"];
  for (const rpm of [30, 60, 90, 120]) {
    const u = 1 / (1 / 420 + 0.0012 * (rpm / 100) ** (-2 / 3));
    for (let minute = 0; minute <= 60; minute += 5) rows.push([rpm, minute, (12 + 48 * Math.exp((-u * 3.5 * 60 * minute) / 4e6)).toFixed(3), 12].join("\t"));
  }
  return rows.join("\n");
}
async function openPanel(page: Page): Promise<void> {
  const document = JSON.parse(await readFile("../data/samples/exothermic-semi-batch.json", "utf8")) as object;
  await openProject(page, document, "Simulate");
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: /Scale-up/ }).click();
  await page.getByRole("tab", { name: "Measured cooling" }).click();
  await expect(page.getByRole("button", { name: "Add curves" })).toBeVisible();
}
const panel = (page: Page) => page.getByRole("tabpanel", { name: "Measured cooling" });
async function enter(page: Page, label: string | RegExp, text: string): Promise<void> {
  const field = panel(page).getByRole("textbox", { name: label }).first();
  await field.fill(text);
  await field.press("Enter");
}
async function paste(page: Page, table: string): Promise<void> {
  await panel(page).getByRole("button", { name: "Add curves" }).click();
  const dialog = page.getByRole("dialog", { name: "Add cooling curves" });
  await dialog.getByRole("textbox", { name: "Table" }).fill(table);
  await dialog.getByRole("button", { name: "Add the curves" }).click();
}

test("pasted cooling curves give the line of a vessel, which then uses it; one step of undo takes it back", async ({ page }) => {
  await openPanel(page);
  await paste(page, logged());
  await expect(panel(page).getByRole("row")).toHaveCount(5);
  await expect(panel(page).getByRole("list", { name: "What is missing" })).toContainText("Give the volume of liquid");
  await enter(page, "Liquid volume", "800 L");
  await enter(page, "Total heat capacity", "4000 kJ/K");

  const answer = panel(page).getByRole("region", { name: "Measured heat transfer" });
  await expect(answer.getByRole("status")).toContainText(/^Wall, jacket and fouling together \d+.* W\/\(m²·K\).*; the liquid film rises with N\^\(2\/3\) and is \d+ % of the resistance/);
  await expect(answer.getByRole("figure", { name: /^Resistance to heat transfer/ })).toBeVisible();
  await expect(answer.getByRole("figure", { name: /^Cooling curves/ })).toBeVisible();
  await expectAccessible(page, "measured cooling, computed");

  await answer.getByRole("button", { name: "Use for this vessel" }).click();
  await expect(panel(page)).toContainText(/uses a measured line: [\d.]+ W\/\(m²·K\) and 0\.00\d+ m²·K\/W at [\d.]+ rpm/);
  await expect(answer.getByRole("button", { name: "In use" })).toBeDisabled();
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(answer.getByRole("button", { name: "Use for this vessel" })).toBeEnabled();
  await expect(panel(page)).not.toContainText("uses a measured line");
});

test("a table without units, and speeds that the table does not hold", async ({ page }) => {
  await openPanel(page);
  await paste(page, "time\tT [°C]\tjacket [°C]\n0\t60\t12\n5\t55\t12\n10\t51\t12");
  const dialog = page.getByRole("dialog", { name: "Add cooling curves" });
  await expect(dialog.getByRole("alert")).toContainText('The column "time" has no unit.');
  await dialog.getByRole("textbox", { name: "Table" }).fill("time [min]\tT [°C]\tjacket [°C]\n0\t60\t12\n5\t55\t12\n10\t51\t12\n0\t60\t12\n5\t54\t12\n10\t49\t12");
  await expect(dialog.getByRole("alert")).toHaveCount(0);
  await dialog.getByRole("button", { name: "Add the curves" }).click();
  const missing = panel(page).getByRole("list", { name: "What is missing" });
  await expect(missing).toContainText("Give the 2 curves without a speed their speeds.");
  await enter(page, "Speed of curve 1", "60 rpm");
  await expect(missing).toContainText("Give the curve without a speed its speed.");
  await panel(page).getByRole("button", { name: "Remove curve 2" }).click();
  await expect(missing).toContainText("A line needs curves at three speeds; there is one.");
});

test("U that is known at three speeds gives the line as well; what is not complete is told", async ({ page }) => {
  await openPanel(page);
  await panel(page).getByRole("radiogroup", { name: "Measured" }).getByText("Known U").click();
  const missing = panel(page).getByRole("list", { name: "What is missing" });
  await expect(missing).toContainText("Give 3 coefficients their speed and U, or remove them.");
  await expectAccessible(page, "coefficients, empty");
  for (const [index, rpm] of [30, 60, 120].entries()) {
    await enter(page, `Speed of coefficient ${index + 1}`, `${rpm} rpm`);
    await enter(page, `U of coefficient ${index + 1}`, `${(1 / (1 / 420 + 0.0012 * (rpm / 100) ** (-2 / 3))).toFixed(2)} W/(m2 K)`);
  }
  await expect(missing).toBeHidden();
  const answer = panel(page).getByRole("region", { name: "Measured heat transfer" });
  await expect(answer.getByRole("status")).toContainText(/^Wall, jacket and fouling together 4\d\d/);
  await expect(panel(page).getByRole("table", { name: "Coefficients" }).getByRole("row").nth(1)).toContainText(/19\d/);
  await expectAccessible(page, "coefficients, computed");
  await answer.getByRole("button", { name: "Use for this vessel" }).click();
  await expect(panel(page)).toContainText(/uses a measured line: 4\d\d/);
  await panel(page).getByRole("button", { name: "Remove coefficient 3" }).click();
  await expect(missing).toContainText("A line needs U at three speeds; there are two.");
  await page.getByRole("button", { name: /^Undo/ }).click();
  await expect(missing).toBeHidden();
});
