import { expect, firstVisit, fitButton, goTo, test } from "./test";

test.use({ serviceWorkers: "allow", tolerated: [/ERR_INTERNET_DISCONNECTED|Failed to fetch/] });

test("after the first visit everything local works without a network", async ({ page, context }) => {
  await firstVisit(page);
  await expect(page.getByText("offline ready")).toBeVisible({ timeout: 30_000 });
  await context.setOffline(true);

  await page.reload();
  await fitButton(page).click();
  await expect(page.getByTestId("verdict")).toContainText(/k1/);
  for (const step of ["Scheme", "Data", "Simulate"] as const) {
    await goTo(page, step);
    await expect(page.getByRole("region", { name: "Settings" })).toBeVisible();
  }
  const download = page.waitForEvent("download");
  await page.getByRole("button", { name: "Export the project" }).click();
  expect((await download).suggestedFilename()).toMatch(/\.pharmaflow\.json$/);
  await page.goto("/projects");
  await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
});
