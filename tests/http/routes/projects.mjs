import assert from "node:assert/strict";
import { randomUUID } from "node:crypto";
import test from "node:test";
import { sample } from "../documents.mjs";

const address = (id) => `/api/v1/projects/${id}`;
const draft = (title, more = {}) => ({ format: "pharmaflow/1", title, ...more });

export function projects(api) {
  test("a project is kept byte for byte, under an id of the server's", async () => {
    const made = await api.post("/api/v1/projects", sample("consecutive"));
    assert.equal(made.status, 201);
    assert.equal(made.json.version, 1);
    const got = await api.get(made.headers.location);
    assert.equal(got.text, sample("consecutive"));
    assert.equal(got.headers.etag, made.headers.etag);
    assert.equal(got.headers["project-version"], "1");
    assert.equal((await api.get(made.headers.location, { "if-none-match": got.headers.etag })).status, 304);
  });

  test("a draft with faults is kept, what is no project is not", async () => {
    assert.equal((await api.post("/api/v1/projects", draft("Draft", { reactions: [{ equation: "A ->" }] }))).status, 201);
    for (const body of ["", "{", "[]", "7", {}, { format: "pharmaflow/2" }, { format: 1 }]) {
      const refused = await api.post("/api/v1/projects", body);
      assert.equal(refused.status, 422, JSON.stringify(body));
      assert.ok(refused.json.errors.length > 0);
    }
    const deep = `{"format":"pharmaflow/1","a":${"[".repeat(65)}${"]".repeat(65)}}`;
    assert.equal((await api.post("/api/v1/projects", deep)).json.code, "too_deep");
    assert.equal((await api.post("/api/v1/projects", Buffer.from('{"format":"pharmaflow/1","title":"\xff"}', "latin1"))).status, 422);
    const where = await api.post("/api/v1/projects", '{\n"format": "pharmaflow/1",\n oops }');
    assert.match(where.json.errors[0].detail, /line 3/);
  });

  test("the client chooses the id: If-None-Match: * makes, once", async () => {
    const id = randomUUID();
    const made = await api.put(address(id), draft("Mine"), { "if-none-match": "*" });
    assert.equal(made.status, 201);
    assert.equal(made.headers.location, address(id));
    const again = await api.put(address(id), draft("Other"), { "if-none-match": "*" });
    assert.equal(again.status, 412);
    assert.equal(again.json.code, "exists_already");
    assert.equal((await api.get(address(id))).json.title, "Mine");
    for (const bad of ["a%20b", "%2e%2e%2fx", "x".repeat(65), "a;b"])
      assert.ok([400, 404].includes((await api.put(address(bad), draft("x"), { "if-none-match": "*" })).status), bad);
  });

  test("a change needs the version that it changes; a stale one is told the present", async () => {
    const id = randomUUID();
    const first = (await api.put(address(id), draft("One"), { "if-none-match": "*" })).headers.etag;
    assert.equal((await api.put(address(id), draft("Two"))).status, 428);
    const second = await api.put(address(id), draft("Two"), { "if-match": first });
    assert.equal(second.status, 200);
    assert.equal(second.json.version, 2);
    const stale = await api.put(address(id), draft("Three"), { "if-match": first });
    assert.equal(stale.status, 412);
    assert.equal(stale.json.code, "changed_meanwhile");
    assert.deepEqual(stale.json.current, second.json);
    assert.equal(stale.headers.etag, second.headers.etag);
    assert.equal((await api.put(address(id), draft("Three"), { "if-match": stale.headers.etag })).json.version, 3);
    assert.equal((await api.put(address(randomUUID()), draft("x"), { "if-match": first })).status, 404);
    assert.equal((await api.put(address(id), draft("Four"), { "if-match": `W/${(await api.get(address(id))).headers.etag}` })).status, 412);
  });

  test("the same document again makes no version; an old one again is a new state", async () => {
    const id = randomUUID();
    const one = await api.put(address(id), draft("One"), { "if-none-match": "*" });
    assert.deepEqual((await api.put(address(id), draft("One"), { "if-match": one.headers.etag })).json, one.json);
    const two = await api.put(address(id), draft("Two"), { "if-match": one.headers.etag });
    const back = await api.put(address(id), draft("One"), { "if-match": two.headers.etag });
    assert.equal(back.json.version, 3);
    assert.notEqual(back.headers.etag, one.headers.etag);
  });

  test("of two writers at once one wins, the other is told", async () => {
    const id = randomUUID();
    let { etag } = (await api.put(address(id), draft("0"), { "if-none-match": "*" })).headers;
    for (let round = 1; round <= 10; ++round) {
      const writes = await Promise.all(["a", "b", "c"].map((who) => api.put(address(id), draft(`${who}${round}`), { "if-match": etag })));
      assert.deepEqual(writes.map((w) => w.status).sort(), [200, 412, 412]);
      ({ etag } = (await api.get(address(id))).headers);
    }
  });

  test("versions: all are listed and can be read; the newest 200 are kept", async () => {
    const id = randomUUID();
    let { etag } = (await api.put(address(id), draft("1"), { "if-none-match": "*" })).headers;
    for (let i = 2; i <= 205; ++i) ({ etag } = (await api.put(address(id), draft(`${i}`), { "if-match": etag })).headers);
    const { versions } = (await api.get(`${address(id)}/versions`)).json;
    assert.deepEqual(versions.map((v) => v.version), Array.from({ length: 200 }, (_, i) => 205 - i));
    const old = await api.get(`${address(id)}/versions/100`);
    assert.equal(old.json.title, "100");
    assert.equal((await api.get(`${address(id)}/versions/100`, { "if-none-match": old.headers.etag })).status, 304);
    for (const none of [`${address(id)}/versions/5`, `${address(id)}/versions/206`, `${address(id)}/versions/x`, `${address(randomUUID())}/versions`])
      assert.equal((await api.get(none)).status, 404, none);
  });

  test("the list: newest first, in pages, by part of the title", async () => {
    const word = randomUUID();
    for (let i = 0; i < 7; ++i) await api.post("/api/v1/projects", draft(`${word} ${i} 100%_\\`));
    const titles = [];
    let target = `/api/v1/projects?limit=3&q=${word.toUpperCase()}`;
    for (let pages = 1; ; ++pages) {
      const { projects: page, next_cursor } = (await api.get(target)).json;
      titles.push(...page.map((p) => p.title.split(" ")[1]));
      if (next_cursor === null) {
        assert.equal(pages, 3);
        break;
      }
      target = `/api/v1/projects?limit=3&q=${word}&cursor=${encodeURIComponent(next_cursor)}`;
    }
    assert.deepEqual(titles, ["6", "5", "4", "3", "2", "1", "0"]);
    assert.equal((await api.get(`/api/v1/projects?q=${encodeURIComponent("100%_\\")}`)).json.projects.length, 7);
    assert.equal((await api.get("/api/v1/projects?q=100__%5C")).json.projects.length, 0);
    for (const query of ["limit=0", "limit=501", "limit=x", "limit=-1", "cursor=x"])
      assert.equal((await api.get(`/api/v1/projects?${query}`)).status, 400, query);
  });

  test("a long title is cut at a character", async () => {
    const { json } = await api.post("/api/v1/projects", draft("α".repeat(400)));
    assert.equal(json.title, "α".repeat(250));
  });

  test("delete: with the version when one is named, and then it is gone with all its versions", async () => {
    const { headers } = await api.post("/api/v1/projects", draft("Away"));
    assert.equal((await api.delete(headers.location, { "if-match": '"9-0"' })).status, 412);
    assert.equal((await api.delete(headers.location, { "if-match": headers.etag })).status, 204);
    assert.equal((await api.get(headers.location)).status, 404);
    assert.equal((await api.get(`${headers.location}/versions`)).status, 404);
    assert.equal((await api.delete(headers.location)).status, 404);
  });
}
