/** The pictures of the README: PF_FIGURES=1 npx playwright test figures */
import { expect, firstVisit, fitButton, goTo, test } from "./test";

const folder = "../docs/figures/workbench";

test.skip(!process.env.PF_FIGURES, "written on demand");

for (const colorScheme of ["light", "dark"] as const)
  test.describe(colorScheme, () => {
    test.use({ colorScheme });

    test("figures", async ({ page }) => {
      await firstVisit(page);
      await fitButton(page).click();
      await expect(page.getByTestId("verdict")).toContainText(/k1/);
      await page.waitForTimeout(1000);
      await page.screenshot({ path: `${folder}/fit-${colorScheme}.png` });
      for (const step of ["Scheme", "Data", "Simulate"] as const) {
        await goTo(page, step);
        await page.waitForTimeout(1500);
        await page.screenshot({ path: `${folder}/${step.toLowerCase()}-${colorScheme}.png` });
      }
    });
  });
