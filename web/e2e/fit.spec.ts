import { addReaction, expect, firstVisit, fitButton, goTo, setStarts, test } from "./test";

test("a long fit is cancelled, keeps the best so far, and the next one works", async ({ page }) => {
  await firstVisit(page);
  await setStarts(page, 2000);
  await fitButton(page).click();
  const cancel = page.getByRole("button", { name: /^Cancel/ });
  await expect(cancel).toBeVisible();
  await page.waitForTimeout(1000);
  await cancel.click();
  await expect(cancel).toHaveCount(0);
  await expect(page.getByTestId("verdict")).toContainText(/cancel|stopped/i);

  await setStarts(page, 1);
  await fitButton(page).click();
  await expect(page.getByTestId("verdict")).toContainText(/k1/);
});

test("an input that changes after a fit marks it stale on the rail and beside the plot", async ({ page }) => {
  await firstVisit(page);
  await fitButton(page).click();
  await expect(page.getByTestId("verdict")).toContainText(/k1/);
  await goTo(page, "Scheme");
  await addReaction(page, "amide -> tar");
  await expect(page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: "Fit" })).toHaveAttribute("data-mark", "stale");
  await goTo(page, "Fit");
  await expect(page.getByText(/changed since/i).first()).toBeVisible();
});
