import { expect, openProject, test } from "./test";

const network = {
  species: [{ id: "A" }, { id: "B" }],
  reactions: [{ id: "r1", equation: "A -> B", rate: { law: "power", k: "0.1 1/min" } }],
};
const simulation = (recipe: object) => ({ ...network, studies: [{ id: "run", kind: "simulate", recipe }] });

test("every fault of a recipe stands at its field, all at once, and a button leads there", async ({ page }) => {
  await openProject(
    page,
    simulation({
      reactor: "batch",
      charge: { volume: "-1 L", temperature: "25 degC", concentrations: { A: "1 K" } },
      feeds: [{ id: "f", start: "10 min", end: "5 min", rate: "0.1 L/min", concentrations: { A: "1 mol/L" } }],
      events: [{ id: "hot", when: "T > 30 mol" }],
      duration: "30 min",
    }),
    "Simulate",
  );
  const recipe = page.getByRole("tabpanel", { name: "Recipe" });
  const errorOf = (name: string) => recipe.getByRole("textbox", { name, exact: true });
  await expect(errorOf("Volume")).toHaveAccessibleDescription(/must be greater than zero/);
  await expect(errorOf("A in the charge")).toHaveAccessibleDescription(/needs a unit such as mol\/L/);
  await expect(errorOf("End")).toHaveAccessibleDescription(/ends before it starts. 'end' must be later than 'start'/);
  await expect(errorOf("When")).toHaveAccessibleDescription(/compares K with mol/);
  await expect(errorOf("Rate")).not.toHaveAttribute("aria-invalid", "true");

  await page.getByRole("tab", { name: "Output" }).click();
  const end = page.getByRole("listitem").filter({ hasText: "ends before it starts" });
  await end.getByRole("button", { name: "Show the field" }).click();
  await expect(errorOf("End")).toBeFocused();
  await errorOf("End").fill("20 min");
  await errorOf("End").press("Enter");
  await expect(errorOf("End")).not.toHaveAttribute("aria-invalid", "true");
});

test("a steady state asks for nothing that happens at a time, and shows every state with its stability", async ({ page }) => {
  await openProject(
    page,
    simulation({
      reactor: "cstr",
      charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "1 mol/L" } },
      feeds: [{ id: "f", start: "0 min", end: "10 min", rate: "0.1 L/min", concentrations: { A: "1 mol/L" } }],
      temperature: { control: "isothermal" },
      duration: "30 min",
    }),
    "Simulate",
  );
  const recipe = page.getByRole("tabpanel", { name: "Recipe" });
  await expect(recipe.getByRole("radio", { name: "Until" })).toBeAttached();
  await recipe.getByRole("switch", { name: /steady states/ }).click();
  for (const name of ["Duration", "Start", "End", "Amount"]) await expect(recipe.getByRole("textbox", { name, exact: true })).toHaveCount(0);
  await expect(recipe.getByRole("radio", { name: "Until" })).toHaveCount(0);
  for (const name of ["Doses", "Events", "Withdrawals"]) await expect(recipe.getByRole("region", { name })).toHaveCount(0);
  await expect(page.getByRole("status").filter({ hasText: "steady state" })).toContainText("There is one steady state; it is stable.");
  await expect(page.getByRole("table", { name: "Steady states" })).toContainText("stable");
  await recipe.getByRole("switch", { name: /steady states/ }).click();
  await expect(recipe.getByRole("textbox", { name: "Duration" })).toHaveValue("30");
});

test("plots side by side show the cursor at the same time; what happened has a table", async ({ page }) => {
  await openProject(
    page,
    {
      ...network,
      reactions: [{ ...network.reactions[0], heat: "-80 kJ/mol" }],
      medium: { density: "1 kg/L", heat_capacity: "4 kJ/(kg K)" },
      studies: [
        {
          id: "run",
          kind: "simulate",
          units: { time: "min", temperature: "degC" },
          recipe: {
            charge: { volume: "1 L", temperature: "25 degC", concentrations: { A: "2 mol/L" } },
            temperature: { control: "jacket", UA: "5 W/K", jacket_temperature: "20 degC" },
            events: [{ id: "warm", when: "T > 30 degC" }],
            duration: "60 min",
          },
        },
      ],
    },
    "Simulate",
  );
  await page.getByRole("tab", { name: "Events" }).click();
  await expect(page.getByRole("table", { name: "Events" }).getByRole("row", { name: /^warm/ }).first()).toContainText("became true");
  const crosshairs = page.locator("figure svg path[class*='crosshair']");
  await expect(crosshairs).toHaveCount(0);
  await page.getByRole("figure", { name: /^Concentrations/ }).getByRole("application").hover();
  await expect(crosshairs).toHaveCount(await page.locator("figure svg[role='application']").count());
  await page.getByRole("tab", { name: "Events" }).hover();
  await expect(crosshairs).toHaveCount(0);
});
