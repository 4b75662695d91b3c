// Every address of the server: what it answers, and that each answer is as openapi.json says.
import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import { mkdtempSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test from "node:test";
import { client, openapi, seen } from "./contract.mjs";
import { datasets } from "./routes/datasets.mjs";
import { engine } from "./routes/engine.mjs";
import { jobs } from "./routes/jobs.mjs";
import { projects } from "./routes/projects.mjs";
import { system } from "./routes/system.mjs";
import { command, startServer } from "./server.mjs";

const server = await startServer();
const api = client(server);
for (const tests of [system, engine, projects, datasets, jobs]) tests(api, server);

test("the routes of the program are those of the description, and each was tried with success", () => {
  const data = mkdtempSync(path.join(tmpdir(), "pharmaflow-routes-"));
  const routes = execFileSync(command, ["serve", "--data", data, "--list-routes"], { encoding: "utf8" }).trim().split("\n");
  const described = Object.entries(openapi.paths).flatMap(([address, operations]) =>
    Object.keys(operations).map((method) => `${method.toUpperCase()} ${address}`));
  assert.deepEqual(routes.sort(), described.sort());
  const tried = new Set([...seen].filter((one) => / [123]\d\d$/.test(one)).map((one) => one.replace(/ \d+$/, "")));
  assert.deepEqual(described.filter((one) => !tried.has(one)), []);
});

test("nothing of all that ended the server", async () => {
  assert.ok(server.alive());
  assert.equal(await server.stop(), 0);
});
