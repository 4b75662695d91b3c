import { addReaction, expect, goTo, newProject, newReaction, speciesCell, test } from "./test";

test("typing A + B -> C adds three species and a reaction to table, diagram and parameters", async ({ page }) => {
  await newProject(page);
  await addReaction(page, "A + B -> C");
  const diagram = page.getByRole("group", { name: /diagram/i });
  for (const id of ["A", "B", "C"]) {
    await expect(speciesCell(page, id)).toBeVisible();
    await expect(diagram.getByRole("button", { name: new RegExp(`^(Species )?${id}\\b`) })).toBeVisible();
  }
  await goTo(page, "Fit");
  await expect(page.getByTestId("parameter-k1")).toBeVisible();
});

test("the arrow makes a reaction reversible", async ({ page }) => {
  await newProject(page);
  await addReaction(page, "A -> B");
  await page.getByRole("button", { name: "r1 is reversible" }).click();
  await expect(page.getByRole("combobox", { name: "Equation of r1" })).toHaveValue(/A (<->|⇌) B/);
});

test("an unbalanced reaction with known formulas is named", async ({ page }) => {
  await page.goto("/");
  await expect(page).toHaveURL(/fit/);
  await page.goto("/projects");
  await page.getByRole("button", { name: /α-pinene|isomerisation/i }).first().click();
  await goTo(page, "Scheme");
  await addReaction(page, "pinene -> dimer");
  await expect(page.getByText(/gains \d+ C/).first()).toBeVisible();
});

test("a scheme is built by keyboard alone", async ({ page }) => {
  await newProject(page);
  await newReaction(page).focus();
  await page.keyboard.type("A -> B");
  await page.keyboard.press("Enter");
  await page.keyboard.type("B -> C");
  await page.keyboard.press("Enter");
  await expect(page.getByRole("combobox", { name: "Equation of r2" })).toHaveValue(/B -> C/);
});
