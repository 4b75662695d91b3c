import { existsSync } from "node:fs";
import { defineConfig } from "@playwright/test";

/** The command serves the built workbench as a user's machine does; PF_URL takes a server that runs already. */
const url = process.env.PF_URL ?? "http://127.0.0.1:8183";
const data = process.env.PF_E2E_DATA ?? "../build/e2e-data";

export default defineConfig({
  testDir: "e2e",
  outputDir: "../build/e2e",
  timeout: 90_000, // two cores that may have other work
  expect: { timeout: 20_000 },
  fullyParallel: true,
  workers: 2,
  reporter: [["list"], ["json", { outputFile: "../build/reports/browser.json" }]],
  use: {
    baseURL: url,
    locale: "en-US",
    timezoneId: "UTC",
    viewport: { width: 1440, height: 900 },
    browserName: "chromium",
    serviceWorkers: "block", // allowed in the tests of offline use alone: a worker answers for requests that tests watch
    screenshot: "only-on-failure",
    permissions: ["clipboard-read", "clipboard-write"],
    launchOptions: {
      executablePath: ["/usr/bin/chromium", "/usr/bin/google-chrome"].find((path) => existsSync(path)),
      args: ["--no-sandbox", "--disable-gpu", "--disable-quic", "--disable-background-networking", "--disable-component-update"],
    },
  },
  // What a clock decides comes when the machine does nothing else: after the others, or in ./dev speed.
  projects: [
    { name: "workbench", testIgnore: [/speed\.spec/, /first_visit\.spec/] },
    { name: "first visit", testMatch: /first_visit\.spec/, fullyParallel: false, dependencies: ["workbench"] },
    { name: "speed", testMatch: /speed\.spec/, fullyParallel: false },
  ],
  webServer: process.env.PF_URL
    ? undefined
    : { command: `../build/release/bin/pharmaflow serve --port 8183 --data ${data}`, url: `${url}/api/v1/health`, reuseExistingServer: false },
});
