// The web application as the server gives it out: types, caching, compression, policy, and no file beside it.
import assert from "node:assert/strict";
import { mkdirSync, mkdtempSync, utimesSync, writeFileSync } from "node:fs";
import { tmpdir } from "node:os";
import path from "node:path";
import test, { after } from "node:test";
import { brotliCompressSync, brotliDecompressSync, gunzipSync, gzipSync } from "node:zlib";
import { problem } from "./contract.mjs";
import { rawExchange } from "./raw.mjs";
import { startServer } from "./server.mjs";

const top = mkdtempSync(path.join(tmpdir(), "pharmaflow-web-"));
const web = path.join(top, "dist");
const script = "export const answer = 42;\n".repeat(100);
const put = (name, content) => {
  mkdirSync(path.dirname(path.join(web, name)), { recursive: true });
  writeFileSync(path.join(web, name), content);
};
put("index.html", '<!doctype html><meta name="csp-nonce" content="__CSP_NONCE__"><script type="module" src="/assets/app-1a2b.js"></script>');
put("assets/app-1a2b.js", script);
put("assets/app-1a2b.js.br", brotliCompressSync(script));
put("assets/app-1a2b.js.gz", gzipSync(script));
put("assets/engine-3c4d.wasm", Buffer.from([0, 0x61, 0x73, 0x6d]));
put("assets/style-5e6f.css", "body {}");
put("manifest.webmanifest", "{}");
put("icon.svg", "<svg xmlns='http://www.w3.org/2000/svg'/>");
put("sw.js", "// service worker");
writeFileSync(path.join(top, "secret.txt"), "secret");

const server = await startServer({ words: ["--web", web] });
after(() => server.stop());
const get = (target, headers = {}) => server.send("GET", target, { headers });

test("the page: a nonce of its own each time, and a policy without unsafe words but that of WebAssembly", async () => {
  const nonces = new Set();
  for (const target of ["/", "/index.html", "/projects/abc/fit", "/projects/abc?tab=1"]) {
    const { status, headers, text } = await get(target);
    assert.equal(status, 200, target);
    assert.equal(headers["content-type"], "text/html; charset=utf-8");
    assert.equal(headers["cache-control"], "no-cache");
    const policy = headers["content-security-policy"];
    const nonce = /'nonce-([\w-]+)'/.exec(policy)[1];
    assert.ok(text.includes(`content="${nonce}"`) && !text.includes("__CSP_NONCE__"));
    nonces.add(nonce);
    assert.deepEqual(policy.match(/[^ ;]*unsafe[^ ;]*/g), ["'wasm-unsafe-eval'"]);
    assert.match(policy, /default-src 'self'; script-src 'self' 'wasm-unsafe-eval';/);
    assert.match(policy, /frame-ancestors 'none'/);
    assert.doesNotMatch(policy, /https?:|\*/);
    assert.equal(headers["x-content-type-options"], "nosniff");
    assert.equal(headers["referrer-policy"], "no-referrer");
    assert.equal(headers["cross-origin-opener-policy"], "same-origin");
    assert.equal(headers["cross-origin-embedder-policy"], "require-corp");
  }
  assert.equal(nonces.size, 4);
});

test("types of files", async () => {
  const types = { "/assets/app-1a2b.js": "text/javascript; charset=utf-8", "/assets/engine-3c4d.wasm": "application/wasm",
    "/assets/style-5e6f.css": "text/css; charset=utf-8", "/manifest.webmanifest": "application/manifest+json", "/icon.svg": "image/svg+xml" };
  for (const [target, type] of Object.entries(types)) assert.equal((await get(target)).headers["content-type"], type);
});

test("hashed files never change, others are asked about again", async () => {
  assert.equal((await get("/assets/app-1a2b.js")).headers["cache-control"], "public, max-age=31536000, immutable");
  const worker = await get("/sw.js");
  assert.equal(worker.headers["cache-control"], "no-cache");
  assert.equal((await get("/sw.js", { "if-none-match": worker.headers.etag })).status, 304);
  put("sw.js", "// another service worker");
  const changed = await get("/sw.js", { "if-none-match": worker.headers.etag });
  assert.equal(changed.status, 200);
  assert.equal(changed.text, "// another service worker");
});

test("compressed twins for those who take them", async () => {
  const coded = async (accepted) => {
    const answer = await get("/assets/app-1a2b.js", { "accept-encoding": accepted });
    const open = { br: brotliDecompressSync, gzip: gunzipSync }[answer.headers["content-encoding"]] ?? ((bytes) => bytes);
    assert.equal(open(answer.bytes).toString(), script, accepted);
    assert.match(answer.headers.vary, /accept-encoding/i);
    return answer;
  };
  assert.equal((await coded("gzip, deflate, br")).headers["content-encoding"], "br");
  assert.equal((await coded("gzip;q=0.8, br;q=0")).headers["content-encoding"], "gzip");
  for (const plain of ["", "identity", "deflate", "brx", "br;q=0.000"])
    assert.equal((await coded(plain)).headers["content-encoding"], undefined, plain);
  const tags = new Set([(await coded("br")).headers.etag, (await coded("gzip")).headers.etag, (await coded("")).headers.etag]);
  assert.equal(tags.size, 3);
  put("old.js", "new();");
  put("old.js.br", brotliCompressSync("old();"));
  utimesSync(path.join(web, "old.js.br"), 1, 1);
  assert.equal((await get("/old.js", { "accept-encoding": "br" })).text, "new();");
});

test("a file that is not there is 404, not the page", async () => {
  for (const target of ["/assets/none.js", "/favicon.ico", "/api/v1/none", "/api/none", "/metrics/x.y"]) problem(await get(target), target);
});

test("no way out of the folder", async () => {
  const ways = ["/../secret.txt", "/assets/../../secret.txt", "/%2e%2e/secret.txt", "/..%2fsecret.txt", "/assets/%2e%2e%2f%2e%2e%2fsecret.txt",
    "/..%5csecret.txt", "/..\\secret.txt", `/${top}/secret.txt`, `//${path.join(top, "secret.txt")}`, `/%2f${path.join(top, "secret.txt")}`,
    "/./../secret.txt", "/assets/%00../secret.txt", "/%c0%ae%c0%ae/secret.txt", "/....//secret.txt", "/%252e%252e/secret.txt"];
  for (const way of ways) {
    const answer = await rawExchange(server.port, `GET ${way} HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n`);
    assert.match(answer, /^HTTP\/1\.1 (400|404) /, way);
    assert.doesNotMatch(answer, /secret$/, way);
  }
});
