import { expect, firstVisit, fitButton, setStarts, test } from "./test";

test("a fit runs on the server with the same verdict, and is cancelled there", async ({ page }) => {
  await firstVisit(page);
  await page.getByRole("button", { name: /^Runs here/ }).click();
  await page.getByRole("menuitem", { name: /^Run on the server/ }).click();
  const asked = page.waitForRequest((request) => request.method() === "POST" && request.url().endsWith("/api/v1/jobs"));
  await fitButton(page).click();
  await asked;
  await expect(page.getByTestId("verdict")).toContainText(/Good fit: k1 known to/);

  await setStarts(page, 2000);
  await fitButton(page).click();
  await expect(page.getByTestId("verdict")).toContainText(/start \d+ of 2000/);
  await page.getByRole("button", { name: /^Cancel/ }).click();
  await expect(page.getByTestId("verdict")).toContainText(/cancel/i);
});

test("an edit while another tab writes is refused with words", async ({ context, page }) => {
  await firstVisit(page);
  const second = await context.newPage();
  await second.goto(page.url());
  await expect(second.getByRole("button", { name: "Take over" })).toBeVisible();
  await second.keyboard.press("Control+z");
  await expect(second.getByText(/Another tab edits this project/).first()).toBeVisible();
  await second.getByRole("button", { name: "Take over" }).click();
  await expect(second.getByRole("button", { name: "Take over" })).toHaveCount(0);
});
