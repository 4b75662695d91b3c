/** What goes wrong in a first hour: each is told in three parts (what, where, what to do), and its button resolves it. */
import { expect, fitButton, goTo, openProject, test } from "./test";

const verdict = "verdict";

/** First-order decay of 1 mol/L A at 0.1 1/min, as somebody measured it. */
const decay = (k: object, rate: object = { law: "power", k: "k1" }, values: (number | null)[] = [0.905, 0.68, 0.365, 0.136, 0.05]) => ({
  title: "Decay",
  species: [{ id: "A" }, { id: "B" }],
  parameters: [k],
  reactions: [{ id: "r1", equation: "A -> B", rate }],
  experiments: [
    {
      id: "run1",
      recipe: {
        reactor: "batch",
        charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } },
        temperature: { control: "isothermal" },
        duration: "30 min",
      },
      measurements: [
        { observable: "A", time: { unit: "min", values: [1, 4, 10, 20, 30] }, value: { unit: "mol/L", values } },
      ],
    },
  ],
  studies: [{ id: "fit", kind: "fit" }],
});

test("a bound that is hit names the parameter, and its button widens the bound", async ({ page }) => {
  await openProject(page, decay({ id: "k1", value: "0.02 1/min", min: "0.001 1/min", max: "0.03 1/min" }));
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/k1/);
  await expect(page.getByTestId(verdict)).toContainText(/bound/);
  await page.getByTestId(verdict).getByRole("button", { name: /bound|widen/i }).first().click();
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/Good fit: k1 known to/);
});

test("without data the message leads to the import", async ({ page }) => {
  const { experiments: _none, ...empty } = decay({ id: "k1", value: "0.02 1/min" });
  await openProject(page, empty);
  await expect(page.getByTestId(verdict)).toContainText("There are no data to fit. The project has no runs yet. Drop a spreadsheet, or type the values in.");
  await page.getByTestId(verdict).getByRole("button", { name: "Import data" }).click();
  await expect(page).toHaveURL(/\/data/);
  const table = "time [min],A [mol/L]\n0,1\n1,0.905\n4,0.68\n10,0.365\n20,0.136\n30,0.05\n";
  await page.locator('input[type="file"]').setInputFiles({ name: "run.csv", mimeType: "text/csv", buffer: Buffer.from(table) });
  await page.getByRole("button", { name: /^Import 6 rows/ }).click();
  await goTo(page, "Fit");
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/Good fit: k1 known to/);
});

test("one temperature with a free activation energy: the button fixes it, and the fit is good", async ({ page }) => {
  const document = decay({ id: "k1", value: "0.02 1/min" }, { law: "power", k: { k_ref: "k1", T_ref: "25 degC", Ea: "Ea1" } });
  document.parameters.push({ id: "Ea1", value: "60 kJ/mol" });
  await openProject(page, document);
  await expect(page.getByTestId(verdict)).toContainText("Ea1 cannot be found from one temperature. All runs that take part are at 25 °C.");
  await page.getByTestId(verdict).getByRole("button", { name: /^Fix Ea1/ }).click();
  await expect(page.getByRole("checkbox", { name: "Ea1 fixed" })).toBeChecked();
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/Good fit: k1 known to/);
});

test("blank cells are told with run and row, and the button notes them as left out", async ({ page }) => {
  await openProject(page, decay({ id: "k1", value: "0.02 1/min" }, undefined, [0.905, null, 0.365, 0.136, 0.05]));
  await expect(page.getByTestId(verdict)).toContainText("One cell of the data is blank. A of run1, row 2");
  await page.getByTestId(verdict).getByRole("button").first().click();
  await expect(page.getByTestId(verdict)).not.toContainText("blank");
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/Good fit: k1 known to/);
});

test("a model that blows up is told, and the button finds values from which the fit works", async ({ page }) => {
  await openProject(page, decay({ id: "k1", value: "1e6 1/min" }, { law: "expression", formula: "k1 * [A] * exp(k1 * t)" }));
  await expect(page.getByTestId(verdict)).toContainText("The model cannot be computed with these values.");
  await page.getByTestId(verdict).getByRole("button", { name: "Find starting values" }).click();
  await expect(page.getByTestId(verdict)).not.toContainText("cannot be computed");
  await fitButton(page).click();
  await expect(page.getByTestId(verdict)).toContainText(/k1|residuals/i);
});
