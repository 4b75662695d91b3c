import { expectAccessible } from "./axe";
import { expect, firstVisit, fitButton, goTo, newProject, test } from "./test";

const steps = ["Scheme", "Data", "Fit", "Simulate"] as const;

for (const colorScheme of ["light", "dark"] as const) {
  test.describe(`in ${colorScheme} mode`, () => {
    test.use({ colorScheme });

    test("axe finds nothing on the steps of the sample, fitted and not", async ({ page }) => {
      test.setTimeout(240_000);
      await firstVisit(page);
      await expectAccessible(page, "fit, before");
      await fitButton(page).click();
      await expect(page.getByTestId("verdict")).toContainText(/k1/);
      await expectAccessible(page, "fit, after");
      for (const step of steps) {
        await goTo(page, step);
        await page.waitForTimeout(400);
        await expectAccessible(page, step);
      }
    });

    test("axe finds nothing on the steps of an empty project, the list and its pages", async ({ page }) => {
      test.setTimeout(240_000);
      await page.goto("/projects");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, "projects");
      await newProject(page);
      for (const step of steps) {
        await goTo(page, step);
        await page.waitForTimeout(300);
        await expectAccessible(page, `${step}, empty`);
      }
      const base = page.url().replace(/\/[^/]+$/, "");
      for (const place of ["history", "settings", "data/import"]) {
        await page.goto(`${base}/${place}`);
        await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
        await expectAccessible(page, place);
      }
    });

    test("axe finds nothing on the palette, the keys and a page that is not there", async ({ page }) => {
      await firstVisit(page);
      await page.keyboard.press("Control+k");
      await expect(page.getByRole("dialog")).toBeVisible();
      await expectAccessible(page, "palette");
      await page.keyboard.press("Escape");
      await expect(page.getByRole("dialog")).toBeHidden();
      await page.getByRole("button", { name: "Keys" }).click();
      await expect(page.getByRole("dialog", { name: "Keys" })).toBeVisible();
      await expectAccessible(page, "keys");
      await page.goto("/p/00000000-0000-4000-8000-000000000000/fit");
      await expect(page.getByRole("heading", { level: 1 })).toBeVisible();
      await expectAccessible(page, "not found");
    });
  });
}
