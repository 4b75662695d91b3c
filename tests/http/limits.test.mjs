// What a client may ask for at most, and what comes of bytes that are no HTTP.
import assert from "node:assert/strict";
import net from "node:net";
import test, { after } from "node:test";
import { client, problem } from "./contract.mjs";
import { longFit, simulation } from "./documents.mjs";
import { rawExchange } from "./raw.mjs";
import { startServer, until } from "./server.mjs";

const server = await startServer({ words: ["--max-body", "1", "--max-jobs", "3", "--workers", "1", "--run-limit", "0.3", "--max-connections", "20"] });
const api = client(server);
after(() => server.stop());

/** A raw answer as the helpers know it. */
function parsed(text) {
  const [head, ...body] = text.split("\r\n\r\n");
  const headers = Object.fromEntries(head.split("\r\n").slice(1).map((line) => [line.split(": ")[0].toLowerCase(), line.slice(line.indexOf(": ") + 2)]));
  return { status: Number(head.split(" ")[1]), headers, json: JSON.parse(body.join("\r\n\r\n")) };
}

test("a body beyond the limit is 413, whether it is announced or not", async () => {
  const large = Buffer.alloc((1 << 20) + 1, 0x20);
  const refused = await api.post("/api/v1/projects", large);
  assert.equal(refused.status, 413);
  assert.equal(refused.headers.connection, "close");
  const head = "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\n";
  const chunked = parsed(await rawExchange(server.port, [head, `${large.length.toString(16)}\r\n`, large, "\r\n0\r\n\r\n"]));
  assert.equal(chunked.status, 413);
  problem(chunked);
  assert.equal((await api.post("/api/v1/run", Buffer.alloc(1 << 20, 0x20))).status, 422);
});

test("a header beyond 16 kB is 431", async () => {
  const answer = parsed(await rawExchange(server.port, `GET / HTTP/1.1\r\nHost: localhost\r\nX-Long: ${"x".repeat(20_000)}\r\n\r\n`));
  assert.equal(answer.status, 431);
  problem(answer);
});

test("Expect: 100-continue is answered before the body", async () => {
  const body = JSON.stringify({ value: "1 h", to: "s" });
  const answer = await rawExchange(server.port, [`POST /api/v1/units/convert HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\nExpect: 100-continue\r\nContent-Length: ${body.length}\r\n\r\n`, 50, body]);
  assert.match(answer, /^HTTP\/1\.1 100 Continue\r\n\r\nHTTP\/1\.1 200 OK\r\n[\s\S]*\{"value":3600\.0,"unit":"s"\}$/);
});

test("requests one after another on one connection are answered in order", async () => {
  const one = (id, end) => `GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nX-Request-Id: ${id}\r\n${end}\r\n`;
  const answers = await rawExchange(server.port, one("a", "") + one("b", "") + one("c", "Connection: close\r\n"));
  assert.deepEqual([...answers.matchAll(/X-Request-Id: (\w)/g)].map((m) => m[1]), ["a", "b", "c"]);
});

test("a run ends at its time limit with what it reached", async () => {
  const start = performance.now();
  const { status, json } = await api.post("/api/v1/run", longFit(5000));
  assert.equal(status, 200);
  assert.equal(json.status, "failed");
  assert.match(json.reason, /time/i);
  assert.ok(performance.now() - start < 2000);
});

test("a full queue of jobs is 429 with Retry-After, and takes again when there is room", async () => {
  const post = () => api.post("/api/v1/jobs", { document: longFit(5000) });
  const running = (await post()).json.id;
  await until(async () => (await api.get(`/api/v1/jobs/${running}`)).json.status === "running", "a running job");
  const ids = [];
  for (let i = 0; i < 3; ++i) ids.push((await post()).json.id);
  const refused = await post();
  assert.equal(refused.status, 429);
  assert.ok(Number(refused.headers["retry-after"]) > 0);
  await api.post(`/api/v1/jobs/${ids[0]}/cancel`);
  const taken = await api.post("/api/v1/jobs", { document: simulation(11) });
  assert.equal(taken.status, 202);
  for (const id of [running, ids[1], ids[2]]) await api.post(`/api/v1/jobs/${id}/cancel`);
  await until(async () => (await api.get(`/api/v1/jobs/${taken.json.id}`)).json.status === "succeeded", "the last job");
});

test("one connection too many is told so", async () => {
  const open = [];
  for (let i = 0; i < 20; ++i) open.push(net.connect(server.port, "127.0.0.1"));
  await until(async () => {
    const answer = await rawExchange(server.port, "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 3000);
    return answer.startsWith("HTTP/1.1 503") && answer.includes("too_many_connections");
  }, "503");
  for (const socket of open) socket.destroy();
  await until(async () => (await rawExchange(server.port, "GET /api/v1/health HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", 3000)).startsWith("HTTP/1.1 200"), "200 again");
});

const broken = [
  "\r\n\r\n", "GET\r\n\r\n", "GET /\r\n\r\n", "GET / HTTP/9.9\r\n\r\n", "G\0T / HTTP/1.1\r\n\r\n", "GET / HTTP/1.1\r\nHost localhost\r\n\r\n",
  "GET / HTTP/1.1\r\n : x\r\n\r\n", "GET /%zz HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
  "GET http://localhost/ HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n", "GET * HTTP/1.1\r\nHost: localhost\r\nConnection: close\r\n\r\n",
  "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: -1\r\n\r\n", "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
  "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nContent-Length: 99999999999999999999\r\n\r\n",
  "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n",
  "POST /api/v1/run HTTP/1.1\r\nHost: localhost\r\nTransfer-Encoding: chunked\r\nContent-Length: 5\r\n\r\n0\r\n\r\n",
];
test("what is no HTTP is refused in its words", async () => {
  for (const bytes of broken) {
    const answer = await rawExchange(server.port, bytes, 1500);
    assert.match(answer, /^HTTP\/1\.1 (400|413|421) /, JSON.stringify(bytes));
    problem(parsed(answer), JSON.stringify(bytes));
  }
  assert.match(await rawExchange(server.port, "GET / HTTP/1.1\r\nConnection: close\r\n\r\n"), /^HTTP\/1\.1 421 /);
});

test("two thousand mutilated requests: each is answered or refused, the server lives", async () => {
  // A generator of its own, so that a failure can be repeated.
  let state = 12345;
  const random = (below) => ((state = (Math.imul(state, 1103515245) + 12345) >>> 0) >>> 8) % below;
  const body = JSON.stringify(simulation(3));
  const seeds = [
    `POST /api/v1/run?study=run HTTP/1.1\r\nHost: localhost\r\nContent-Type: application/json\r\nContent-Length: ${body.length}\r\n\r\n${body}`,
    "GET /api/v1/projects?limit=3&cursor=a~b&q=%41 HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: W/\"a\", *\r\nAccept-Encoding: br;q=0.5\r\n\r\n",
    `PUT /api/v1/projects/f HTTP/1.1\r\nHost: localhost\r\nIf-None-Match: *\r\nTransfer-Encoding: chunked\r\n\r\n${body.length.toString(16)}\r\n${body}\r\n0\r\n\r\n`,
    "GET /api/v1/jobs/x/events HTTP/1.1\r\nHost: localhost\r\nUpgrade: websocket\r\nConnection: Upgrade\r\nSec-WebSocket-Version: 13\r\nSec-WebSocket-Key: dGhlIHNhbXBsZSBub25jZQ==\r\n\r\n",
  ];
  const mutilated = () => {
    const bytes = Buffer.from(seeds[random(seeds.length)], "latin1");
    for (let n = 1 + random(6); n > 0; --n) {
      const at = random(bytes.length);
      if (random(3) === 0) bytes.copyWithin(at, random(bytes.length));
      else bytes[at] = random(256);
    }
    return random(4) === 0 ? bytes.subarray(0, random(bytes.length)) : bytes;
  };
  let answered = 0;
  const one = async () => {
    const bytes = mutilated();
    const answer = await rawExchange(server.port, bytes, 15);
    if (answer) ++answered;
    assert.match(answer, /^($|HTTP\/1\.1 [1-5]\d\d )/, bytes.toString("latin1"));
    assert.doesNotMatch(answer, /^HTTP\/1\.1 500/, bytes.toString("latin1"));
  };
  for (let i = 0; i < 2000; i += 8) await Promise.all(Array.from({ length: 8 }, one));
  console.log(`# ${answered} of 2000 were answered within 15 ms`);
  assert.ok(answered > 500);
  assert.ok(server.alive());
  assert.equal((await api.get("/api/v1/ready")).status, 200);
});
