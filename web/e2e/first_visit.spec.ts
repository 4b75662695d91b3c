import { expect, firstVisit, fitButton, test } from "./test";

test.describe("a new visitor", () => {
  test.use({ tolerated: [/ERR_FAILED|ERR_BLOCKED/] });

  test("sees the sample, fits it with the network's API cut, reads a verdict and k ± SE within 3 s", async ({ page }) => {
    await page.route("**/api/**", (route) => route.abort());
    const start = Date.now();
    await page.goto("/");
    await expect(fitButton(page)).toBeEnabled({ timeout: 2500 });
    expect(Date.now() - start).toBeLessThan(2500);
    await expect(page.getByRole("dialog")).toHaveCount(0);
    await expect(page.getByText(/sign in|log in/i)).toHaveCount(0);

    await fitButton(page).click();
    await expect(page.getByTestId("verdict")).toContainText(/k1/, { timeout: 3000 });
    await expect(page.getByTestId("parameter-k1")).toContainText(/0\.0451\d* ± 0\.000\d+/);
  });

  test("finds everything as it was after a reload", async ({ page }) => {
    await firstVisit(page);
    await fitButton(page).click();
    await expect(page.getByTestId("verdict")).toContainText(/k1/);
    await page.reload();
    await expect(page.getByTestId("verdict")).toContainText(/k1/);
    await expect(page.getByRole("link", { name: "Fit" })).toHaveAttribute("data-mark", "done");
  });
});
