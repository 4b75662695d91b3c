/** The test of every spec: it fails on any console error or warning, on any page error, and on any request that leaves the host. */
import { test as base, expect, type Page } from "@playwright/test";

interface Fixtures {
  /** Complaints that a test expects, e.g. of requests that it blocks itself. */
  readonly tolerated: RegExp[];
}

export const test = base.extend<Fixtures>({
  tolerated: [[], { option: true }],
  page: async ({ page, baseURL, tolerated }, use) => {
    const complaints: string[] = [];
    page.on("console", (message) => {
      if (["error", "warning"].includes(message.type())) complaints.push(`${message.type()}: ${message.text()}`);
    });
    page.on("pageerror", (error) => complaints.push(`uncaught: ${error.message}`));
    page.on("request", (request) => {
      const { protocol, origin } = new URL(request.url());
      if (protocol.startsWith("http") && origin !== new URL(baseURL!).origin) complaints.push(`third party: ${request.url()}`);
    });
    await use(page);
    expect(complaints.filter((text) => ![ofTheTest, ...tolerated].some((pattern) => pattern.test(text)))).toEqual([]);
  },
});
export { expect };

/** Said by the test's own browser, not by the page. */
const ofTheTest = /Service Worker registration blocked by Playwright/;

/** Opens `/` as a new visitor does, and waits for the sample's Fit page. */
export async function firstVisit(page: Page): Promise<void> {
  await page.goto("/");
  await expect(page).toHaveURL(/\/p\/[^/]+\/fit/);
  await expect(fitButton(page)).toBeEnabled();
}

export const fitButton = (page: Page) => page.getByRole("button", { name: "Fit", exact: true });

export async function goTo(page: Page, step: "Scheme" | "Data" | "Fit" | "Simulate"): Promise<void> {
  await page.getByRole("navigation", { name: "Steps" }).getByRole("link", { name: step }).click();
  await expect(page.getByRole("heading", { level: 1 })).toBeAttached();
}

/** An empty project, on its Scheme step. */
export async function newProject(page: Page): Promise<void> {
  await page.goto("/projects");
  await page.getByRole("button", { name: /new project/i }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Create" }).click();
  await expect(page).toHaveURL(/\/p\//);
  await goTo(page, "Scheme");
}

/** A project from its document, as a file that somebody sent, on the step named. */
export async function openProject(page: Page, document: object, step: Parameters<typeof goTo>[1] = "Fit"): Promise<void> {
  await page.goto("/projects");
  const buffer = Buffer.from(JSON.stringify({ format: "pharmaflow/1", ...document }));
  await page.locator('input[type="file"]').setInputFiles({ name: "project.pharmaflow.json", mimeType: "application/json", buffer });
  await expect(page).toHaveURL(/\/p\//);
  await goTo(page, step);
}

export const newReaction = (page: Page) => page.getByRole("combobox", { name: /new reaction/i });

export async function addReaction(page: Page, equation: string): Promise<void> {
  await newReaction(page).fill(equation);
  await newReaction(page).press("Enter");
}

/** A species in the table under the diagram. */
export const speciesCell = (page: Page, id: string) => page.getByRole("gridcell", { name: id, exact: true }).first();

/** How many starts a fit makes; some thousands take long enough to be cancelled. */
export async function setStarts(page: Page, count: number): Promise<void> {
  await page.getByText("Settings", { exact: true }).click();
  const field = page.getByLabel(/^starts/i);
  await field.fill(`${count}`);
  await field.press("Tab");
}
