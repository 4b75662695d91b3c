import { expect, newProject, openProject, speciesCell, test } from "./test";

test("a scheme is built by single clicks alone", async ({ page }) => {
  await newProject(page);
  const species = page.getByRole("button", { name: "Species", exact: true });
  await species.click();
  await species.click();
  const nodes = page.getByRole("group", { name: /^2 species/ });
  await expect(nodes).toBeVisible();
  const [first, second] = [nodes.getByRole("button").nth(0), nodes.getByRole("button").nth(1)];
  await first.click();
  await page.getByRole("button", { name: /^Connect from/ }).first().click();
  await second.click();
  const equation = page.getByRole("combobox", { name: "Equation of r1" });
  await expect(equation).toHaveValue(/^\S+ -> \S+$/);
  await page.getByRole("button", { name: "r1 is reversible" }).click();
  await expect(equation).toHaveValue(/<->|⇌/);
});

/** A network of 15 reactions over 20 species: chains that branch and join. */
const network = {
  title: "Wide",
  species: Array.from({ length: 20 }, (_, i) => ({ id: `S${i + 1}` })),
  parameters: Array.from({ length: 15 }, (_, i) => ({ id: `k${i + 1}`, value: i % 5 === 4 ? "0.1 L/(mol min)" : "0.1 1/min" })),
  reactions: [
    "S1 -> S2", "S2 -> S3", "S2 -> S4", "S3 -> S5", "S4 + S5 -> S6", "S6 -> S7", "S6 -> S8", "S7 -> S9", "S8 -> S10", "S9 + S10 -> S11",
    "S11 -> S12 + S13", "S12 -> S14 + S15", "S13 -> S16", "S16 -> S17 + S18", "S14 + S17 -> S19 + S20",
  ].map((equation, i) => ({ id: `r${i + 1}`, equation, rate: { law: "power", k: `k${i + 1}` } })),
};

test("Tidy lays 20 species and 15 reactions from left to right without overlap within 500 ms", async ({ page }) => {
  await openProject(page, network, "Scheme");
  await expect(speciesCell(page, "S1")).toBeVisible();
  const milliseconds = await page.evaluate(async () => {
    const button = [...document.querySelectorAll("button")].find((one) => one.textContent?.trim() === "Tidy")!;
    const nodes = [...document.querySelectorAll('[role="button"][aria-label^="S"]')].filter((node) => /^S\d+: /.test(node.getAttribute("aria-label")!));
    if (nodes.length !== 20) throw new Error(`${nodes.length} species are drawn`);
    const start = performance.now();
    button.click();
    let last = "";
    // Done when nothing has moved for two frames.
    for (let still = 0; still < 2; ) {
      await new Promise(requestAnimationFrame);
      const now = nodes.map((node) => node.getBoundingClientRect().x.toFixed(0)).join();
      still = now === last ? still + 1 : 0;
      last = now;
    }
    return performance.now() - start;
  });
  expect(milliseconds).toBeLessThan(500);

  const diagram = page.getByRole("group", { name: "20 species, 15 reactions" });
  const boxes = await diagram.getByRole("button", { name: /^S\d+/ }).evaluateAll((nodes) =>
    nodes.map((node) => {
      const { left, right, top, bottom } = node.getBoundingClientRect();
      return { id: node.getAttribute("aria-label")!.match(/^S\d+/)![0], left, right, top, bottom };
    }),
  );
  expect(boxes).toHaveLength(20);
  const overlaps = boxes.flatMap((a, i) =>
    boxes.slice(i + 1).filter((b) => a.left < b.right && b.left < a.right && a.top < b.bottom && b.top < a.bottom).map((b) => `${a.id} on ${b.id}`),
  );
  expect(overlaps).toEqual([]);
  const left = (id: string) => boxes.find((box) => box.id === id)!.left;
  for (const { equation } of network.reactions) {
    const [from, to] = equation.split(" -> ").map((side) => side.split(" + "));
    for (const a of from!) for (const b of to!) expect(left(b), `${a} -> ${b}`).toBeGreaterThan(left(a));
  }
});
