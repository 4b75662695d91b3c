// Every case over HTTP gives what the command gives: the same engine, the same digits.
import assert from "node:assert/strict";
import { spawnSync } from "node:child_process";
import test, { after } from "node:test";
import { cases } from "../cases/files.mjs";
import { client } from "./contract.mjs";
import { command, startServer } from "./server.mjs";

const server = await startServer({ words: ["--run-limit", "600"] });
const api = client(server);
after(() => server.stop());

const exitCode = { ok: 0, failed: 1, cancelled: 1 };

for (const one of cases()) {
  test(one.name, async () => {
    const study = one.expected.study ?? "";
    const words = ["run", one.file, "--json", ...(study ? ["--study", study] : [])];
    const native = spawnSync(command, words, { encoding: "utf8", maxBuffer: 1 << 28 });
    const { status, json } = await api.post(`/api/v1/run?study=${encodeURIComponent(study)}`, one.bytes);
    assert.equal(status === 422 ? 2 : exitCode[json.status], native.status);
    const { request_id, ...rest } = json;
    assert.equal(typeof request_id, status === 422 ? "string" : "undefined");
    assert.deepEqual(rest, JSON.parse(native.stdout));
  });
}
