import { existsSync } from "node:fs";
import { expect, test } from "./test";
import { expectAccessible } from "./axe";

// WebGL by software: the test machine has no graphics card. Its complaint about reading pixels is of that alone.
test.use({
  tolerated: [/GPU stall due to ReadPixels|GL Driver Message/],
  launchOptions: {
    executablePath: ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path)) ?? "",
    args: ["--no-sandbox", "--use-angle=swiftshader", "--enable-unsafe-swiftshader", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
  },
});

test("a vessel is shown in space: it turns, zooms and hides its parts, by keyboard too", async ({ page }) => {
  test.setTimeout(180_000);
  await page.emulateMedia({ reducedMotion: "reduce" });
  await page.goto("/equipment?vessel=generic-glass-lined-1000");
  const vessel = page.getByRole("complementary", { name: "Vessel" });
  await vessel.getByText("3D", { exact: true }).click();
  const view = vessel.getByRole("application");
  await expect(view).toHaveAccessibleName(/3D view of Generic glass-lined 1000 L.*Arrow keys/);
  await expect(page).toHaveURL(/view=3d/);
  await expect(vessel.getByRole("button", { name: "Hold the impellers" })).toHaveCount(0);
  const picture = async () => {
    await page.waitForTimeout(300);
    return (await view.screenshot()).toString("base64");
  };
  let before = await picture();
  const changes = async (what: string, act: () => Promise<void>) => {
    await act();
    const after = await picture();
    expect(after, what).not.toBe(before);
    before = after;
  };
  await view.focus();
  before = await picture();
  expect(await picture(), "nothing moves where motion is not wanted").toBe(before);
  await changes("the arrow turns", () => page.keyboard.press("ArrowLeft"));
  await changes("plus zooms", () => page.keyboard.press("+"));
  await changes("0 goes back", () => page.keyboard.press("0"));
  await expect(page).toHaveURL(/\/equipment/);
  for (const part of ["Wall", "Liquid", "Jacket", "Baffles", "Impellers"]) {
    await changes(`${part} goes`, () => vessel.getByRole("checkbox", { name: part }).press("Space"));
    await expect(vessel.getByRole("checkbox", { name: part })).not.toBeChecked();
  }
  await expectAccessible(page, "the 3D view");
  await vessel.getByText("2D", { exact: true }).click();
  await expect(vessel.getByRole("img", { name: /Elevation/ })).toBeVisible();
});

test("the impellers turn, and can be held", async ({ page }) => {
  await page.goto("/equipment?vessel=generic-stainless-1000&view=3d");
  const vessel = page.getByRole("complementary", { name: "Vessel" });
  const view = vessel.getByRole("application");
  await expect(view.locator("canvas")).toBeVisible();
  await page.waitForTimeout(500);
  const first = await view.screenshot();
  await page.waitForTimeout(500);
  expect((await view.screenshot()).equals(first)).toBe(false);
  await vessel.getByRole("button", { name: "Hold the impellers" }).click();
  await page.mouse.move(0, 0);
  await page.waitForTimeout(800);
  const held = await view.screenshot();
  await page.waitForTimeout(500);
  expect((await view.screenshot()).equals(held)).toBe(true);
});
