import assert from "node:assert/strict";
import { execFileSync } from "node:child_process";
import test from "node:test";
import { openapi, problem } from "../contract.mjs";
import { command, request } from "../server.mjs";

export function system(api, server) {
  test("version, health, readiness", async () => {
    assert.equal(`pharmaflow ${(await api.get("/api/v1/version")).json.version}`,
      execFileSync(command, ["version"], { encoding: "utf8" }).trim());
    assert.equal((await api.get("/api/v1/health")).json.status, "ok");
    assert.equal((await api.get("/api/v1/ready")).json.status, "ready");
  });

  test("the description and the schema are those of the repository, and are not sent twice", async () => {
    assert.deepEqual((await api.get("/api/v1/openapi.json")).json, openapi);
    assert.equal((await api.get("/api/v1/schema")).text.trim(), execFileSync(command, ["schema"], { encoding: "utf8" }).trim());
    for (const address of ["/api/v1/openapi.json", "/api/v1/schema", "/api/v1/samples", "/api/v1/samples/consecutive"]) {
      const { etag } = (await api.get(address)).headers;
      const again = await api.get(address, { "if-none-match": `"other", W/${etag}` });
      assert.equal(again.status, 304);
      assert.equal(again.headers.etag, etag);
      assert.equal((await api.get(address, { "if-none-match": '"other"' })).status, 200);
    }
  });

  test("samples are listed with their titles, and each is valid", async () => {
    const { samples } = (await api.get("/api/v1/samples")).json;
    assert.ok(samples.length >= 5);
    for (const { id, title } of samples) {
      const { json, text } = await api.get(`/api/v1/samples/${id}`);
      assert.equal(json.title, title);
      assert.equal((await api.post("/api/v1/check", text)).status, 200);
    }
    assert.equal((await api.get("/api/v1/samples/none")).status, 404);
  });

  test("metrics: counted by the template of the route, in a form that Prometheus reads", async () => {
    for (const id of ["m1", "m2"]) await api.get(`/api/v1/projects/${id}`);
    const { text, headers } = await api.get("/metrics");
    assert.match(headers["content-type"], /^text\/plain; version=0\.0\.4/);
    assert.match(text, /pharmaflow_http_requests_total\{method="GET",route="\/api\/v1\/projects\/\{id\}",status="404"\} 2\n/);
    assert.doesNotMatch(text, /projects\/m1/);
    for (const line of text.trimEnd().split("\n"))
      assert.match(line, /^(# (HELP|TYPE) \w+ .+|\w+(\{(\w+="[^"\\]*",?)+\})? [-+\d.e]+)$/, line);
    for (const name of ["pharmaflow_jobs_queued", "pharmaflow_connections", "process_resident_memory_bytes"])
      assert.match(text, new RegExp(`^${name} \\d`, "m"));
    const buckets = [...text.matchAll(/_bucket\{method="GET",route="\/api\/v1\/version",le="[^"]+"\} (\d+)/g)].map((m) => Number(m[1]));
    assert.ok(buckets.every((count, i) => i === 0 || count >= buckets[i - 1]) && buckets.length === 13);
  });

  test("an unknown address is 404, a wrong method 405 with those that go", async () => {
    for (const address of ["/api/v1/nothing", "/api/v1/projects/a/b/c", "/api/v2/projects", "/api"])
      assert.equal((await api.get(address)).json.code, "not_found", address);
    const wrong = await api.delete("/api/v1/projects");
    assert.equal(wrong.status, 405);
    assert.deepEqual(wrong.headers.allow.split(", ").sort(), ["GET", "HEAD", "POST"]);
    assert.equal((await api.send("BREW", "/api/v1/run")).status, 405);
    assert.equal((await api.post("/")).status, 404);
  });

  test("HEAD answers as GET without the body", async () => {
    const got = await api.get("/api/v1/schema");
    const head = await api.send("HEAD", "/api/v1/schema");
    assert.equal(head.status, 200);
    assert.equal(head.bytes.length, 0);
    assert.equal(head.headers["content-length"], String(got.bytes.length));
    assert.equal(head.headers.etag, got.headers.etag);
  });

  test("a sane request id is taken over, another is replaced", async () => {
    assert.equal((await api.get("/api/v1/health", { "x-request-id": "abc-1.2_3" })).headers["x-request-id"], "abc-1.2_3");
    for (const id of ["a b", "x".repeat(65), '"}{'])
      assert.notEqual((await api.get("/api/v1/health", { "x-request-id": id })).headers["x-request-id"], id);
  });

  test("another host's name is refused (DNS rebinding), this machine's are not", async () => {
    const to = (host) => request(server.port, "GET", "/api/v1/health", { headers: { host } });
    for (const host of ["evil.example", "evil.example:8080", "127.0.0.1.evil.example", "localhost.evil.example", "[::2]:1"]) {
      const refused = await to(host);
      assert.equal(refused.status, 421, host);
      problem(refused);
    }
    for (const host of ["localhost", "localhost:1234", "127.0.0.1:9", "[::1]:80"]) assert.equal((await to(host)).status, 200, host);
  });

  test("a page of another origin changes nothing, the own one may", async () => {
    const document = { format: "pharmaflow/1" };
    const host = `127.0.0.1:${server.port}`;
    for (const headers of [{ origin: "https://evil.example" }, { origin: "null" }, { origin: `http://localhost:${server.port}` },
      { "sec-fetch-site": "cross-site" }, { "sec-fetch-site": "same-site" }]) {
      const refused = await api.post("/api/v1/projects", document, headers);
      assert.equal(refused.status, 403, JSON.stringify(headers));
      assert.equal(refused.headers["access-control-allow-origin"], undefined);
    }
    const own = { origin: `http://${host}`, "sec-fetch-site": "same-origin" };
    assert.equal((await api.post("/api/v1/projects", document, own)).status, 201);
    assert.equal((await api.get("/api/v1/projects", { origin: "https://evil.example" })).headers["access-control-allow-origin"], undefined);
  });
}
