import { readFile } from "node:fs/promises";
import { expect, firstVisit, goTo, test } from "./test";

for (const step of ["Data", "Fit", "Simulate"] as const)
  test(`the plots of ${step} export SVG, PNG and CSV, and show their numbers as a table`, async ({ page }) => {
    await firstVisit(page);
    await goTo(page, step);
    const figure = page.getByRole("figure").first();
    await expect(figure).toBeVisible();
    const menu = figure.getByRole("button", { name: /export|menu/i }).first();

    const save = async (item: RegExp) => {
      await menu.click();
      const download = page.waitForEvent("download");
      await page.getByRole("menuitem", { name: item }).click();
      const file = await download;
      return { name: file.suggestedFilename(), bytes: await readFile(await file.path()) };
    };
    const svg = await save(/SVG/);
    expect(svg.name).toMatch(/\.svg$/);
    expect(svg.bytes.toString()).toContain("<svg");
    expect(svg.bytes.toString()).not.toContain("var(--");
    const png = await save(/PNG/);
    expect(png.bytes.subarray(1, 4).toString()).toBe("PNG");
    const csv = (await save(/CSV/)).bytes.toString();
    const rows = csv.trim().split(/\r?\n/);
    expect(rows.length).toBeGreaterThan(3);
    expect(rows[0]).toMatch(/time.*(\/|\[|\()/i);

    await menu.click();
    await page.getByRole("menuitem", { name: /table/i }).click();
    await expect(page.getByRole("table").first()).toBeVisible();
  });
