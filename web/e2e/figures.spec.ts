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

    test("figures of the way to the plant", async ({ page }) => {
      await page.goto("/projects");
      await page.getByRole("button", { name: /from the flask to the plant/i }).first().click();
      await expect(page).toHaveURL(/\/p\//);
      for (const [step, file] of [["Scale-up", "scale"], ["Safety", "safety"], ["Sensitivity", "sensitivity"]] as const) {
        await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: step }).click();
        if (step === "Sensitivity") await page.getByRole("button", { name: "Begin a sensitivity study" }).click();
        await page.waitForTimeout(4000);
        await page.screenshot({ path: `${folder}/${file}-${colorScheme}.png` });
      }
      await page.goto("/equipment");
      await page.getByRole("textbox", { name: "Search" }).fill("stainless 2");
      await page.getByText("Generic stainless 250 L").first().click();
      await page.waitForTimeout(1000);
      await page.screenshot({ path: `${folder}/equipment-${colorScheme}.png` });
    });
  });
