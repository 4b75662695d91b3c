import { expect, firstVisit, fitButton, test } from "./test";

test("a fit, undo, the keys, the palette and the steps by keyboard alone", async ({ page }) => {
  await firstVisit(page);
  await page.keyboard.press("Control+Enter");
  await expect(page.getByTestId("verdict")).toContainText(/k1/);
  await expect(page.getByRole("button", { name: /^Undo: Use fitted values/ })).toBeVisible();
  await page.keyboard.press("Control+z");
  await expect(page.getByRole("button", { name: /^Redo: Use fitted values/ })).toBeVisible();
  await page.keyboard.press("Control+y");
  await expect(page.getByRole("button", { name: /^Undo: Use fitted values/ })).toBeVisible();

  await page.keyboard.press("Shift+?");
  await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
  await page.keyboard.press("Escape");
  await expect(page.getByRole("dialog")).toHaveCount(0);

  await page.keyboard.press("Control+k");
  await expect(page.getByLabel("Search", { exact: true })).toBeFocused();
  await page.keyboard.type("go to data");
  await page.keyboard.press("Enter");
  await expect(page).toHaveURL(/\/data/);
  await expect(page.getByRole("dialog")).toHaveCount(0);
  await page.keyboard.press("3");
  await expect(fitButton(page)).toBeVisible();
});
