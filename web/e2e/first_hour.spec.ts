/** The whole first hour without a mouse: a project, its scheme, its data, the fit, a simulation, the numbers taken along. */
import type { Locator, Page } from "@playwright/test";
import { expect, test } from "./test";

/** Tab, as often as it takes. */
async function tabTo(page: Page, target: Locator, most = 120): Promise<void> {
  for (let i = 0; i < most; i++) {
    if (await target.evaluateAll((nodes) => nodes.includes(document.activeElement as HTMLElement))) return;
    await page.keyboard.press("Tab");
  }
  throw new Error(`${most} times Tab do not reach ${target}`);
}

const table = "time [min]\tA [mol/L]\n0\t1\n1\t0.905\n4\t0.68\n10\t0.365\n20\t0.136\n30\t0.05\n";

test("the whole first hour works by keyboard", async ({ page }) => {
  test.setTimeout(180_000);
  await page.goto("/projects");
  await tabTo(page, page.getByRole("button", { name: /new project/i }));
  await page.keyboard.press("Enter");
  const dialog = page.getByRole("dialog");
  await expect(dialog).toBeVisible();
  await tabTo(page, dialog.getByRole("button", { name: "Create" }));
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/p\//);
  await expect(dialog).toHaveCount(0);

  await page.keyboard.press("1");
  await expect(page).toHaveURL(/\/scheme/);
  await tabTo(page, page.getByRole("combobox", { name: "New reaction" }));
  await page.keyboard.type("A -> B");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Equation of r1" })).toHaveValue("A -> B");
  await page.keyboard.press("Escape");
  await page.evaluate(() => (document.activeElement as HTMLElement).blur());

  await page.keyboard.press("2");
  await expect(page.getByRole("button", { name: "Paste a table" })).toBeVisible();
  await page.evaluate((text) => navigator.clipboard.writeText(text), table);
  await tabTo(page, page.getByRole("button", { name: "Paste a table" }));
  await page.keyboard.press("Enter");
  const take = page.getByRole("button", { name: /^Import 6 rows/ });
  await expect(take).toBeEnabled();
  await tabTo(page, take);
  await page.keyboard.press("Enter");
  await expect(page.getByRole("grid", { name: /^Values of/ })).toBeVisible();

  await page.keyboard.press("3");
  await expect(page).toHaveURL(/\/fit/);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("verdict")).toContainText(/Good fit: k1 known to/);
  await tabTo(page, page.getByRole("tab", { name: "Residuals" }));
  for (let i = 0; i < 7; i++) await page.keyboard.press("ArrowRight");
  await expect(page.getByRole("tab", { name: "Table" })).toHaveAttribute("aria-selected", "true");
  await tabTo(page, page.getByRole("button", { name: /Copy for Excel/ }));
  await page.keyboard.press("Enter");
  expect(await page.evaluate(() => navigator.clipboard.readText())).toMatch(/k1\t/);

  await page.keyboard.press("4");
  await expect(page).toHaveURL(/\/simulate/);
  await tabTo(page, page.getByRole("button", { name: "Like Pasted table" }));
  await page.keyboard.press("Enter");
  await expect(page.getByRole("figure", { name: /^Concentrations/ })).toBeVisible();
});
