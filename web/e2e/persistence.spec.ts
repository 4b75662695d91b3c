import { addReaction, expect, firstVisit, goTo, speciesCell, test } from "./test";

test("an edit survives its tab being killed one second later", async ({ page, context }) => {
  await firstVisit(page);
  await goTo(page, "Scheme");
  await addReaction(page, "amide -> tar");
  await expect(speciesCell(page, "tar")).toBeVisible();
  const address = page.url();
  await page.waitForTimeout(1000);
  await page.close({ runBeforeUnload: false });

  const again = await context.newPage();
  await again.goto(address);
  await expect(speciesCell(again, "tar")).toBeVisible();
});

test("every step is undone and done again, also after a reload", async ({ page }) => {
  await firstVisit(page);
  await goTo(page, "Scheme");
  for (let i = 1; i <= 5; i++) {
    await addReaction(page, `amide -> waste${i}`);
    await expect(speciesCell(page, `waste${i}`)).toBeVisible();
  }
  await page.waitForTimeout(1000);
  await page.reload();
  const undo = page.getByRole("button", { name: /^Undo: / });
  for (let i = 5; i >= 1; i--) {
    await undo.click();
    await expect(speciesCell(page, `waste${i}`)).toHaveCount(0);
  }
  for (let i = 1; i <= 5; i++) await page.getByRole("button", { name: /^Redo: / }).click();
  await expect(speciesCell(page, "waste5")).toBeVisible();
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
