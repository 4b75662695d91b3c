import { expect, firstVisit, goTo, test } from "./test";

test("an edit survives its tab being killed one second later", async ({ page, context }) => {
  await firstVisit(page);
  await goTo(page, "Scheme");
  const line = page.getByRole("combobox", { name: /new reaction/i });
  await line.fill("amide -> tar");
  await line.press("Enter");
  await expect(page.getByText("tar").first()).toBeVisible();
  const address = page.url();
  await page.waitForTimeout(1000);
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(address);
  await expect(again.getByText("tar").first()).toBeVisible();
});

test("every step is undone and done again, also after a reload", async ({ page }) => {
  await firstVisit(page);
  await goTo(page, "Scheme");
  const line = page.getByRole("combobox", { name: /new reaction/i });
  for (let i = 1; i <= 5; i++) {
    await line.fill(`amide -> waste${i}`);
    await line.press("Enter");
    await expect(page.getByText(`waste${i}`).first()).toBeVisible();
  }
  await page.waitForTimeout(1000);
  await page.reload();
  const undo = page.getByRole("button", { name: /^Undo: / });
  for (let i = 5; i >= 1; i--) {
    await undo.click();
    await expect(page.getByText(`waste${i}`)).toHaveCount(0);
  }
  await expect(page.getByText(/waste\d/)).toHaveCount(0);
  for (let i = 1; i <= 5; i++) await page.getByRole("button", { name: /^Redo: / }).click();
  await expect(page.getByText("waste5").first()).toBeVisible();
});

test("a second tab looks on and may take over", async ({ page, context }) => {
  await firstVisit(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByText(/open in another tab/i)).toBeVisible();
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(second.getByText(/open in another tab/i)).toHaveCount(0);
  await expect(page.getByText(/open in another tab/i)).toBeVisible();
});
