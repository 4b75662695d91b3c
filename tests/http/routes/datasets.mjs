import assert from "node:assert/strict";
import { createHash, randomBytes } from "node:crypto";
import test from "node:test";

export function datasets(api) {
  const project = async () => (await api.post("/api/v1/projects", { format: "pharmaflow/1", title: "Data" })).headers.location;

  test("a file comes back byte for byte, with its hash", async () => {
    const base = `${await project()}/datasets`;
    const bytes = randomBytes(100_000);
    const made = await api.post(`${base}?name=${encodeURIComponent("Läufe 1 & 2.xlsx")}`, bytes, { "content-type": "application/vnd.ms-excel" });
    assert.equal(made.status, 201);
    assert.equal(made.json.sha256, createHash("sha256").update(bytes).digest("hex"));
    assert.equal(made.json.name, "Läufe 1 & 2.xlsx");
    const got = await api.get(made.headers.location);
    assert.deepEqual(got.bytes, bytes);
    assert.equal(got.headers["content-type"], "application/vnd.ms-excel");
    assert.match(got.headers["content-disposition"], /^attachment; filename\*=UTF-8''L%C3%A4ufe%201%20%26%202\.xlsx$/);
    assert.match(got.headers["content-security-policy"], /sandbox/);
    assert.equal((await api.get(made.headers.location, { "if-none-match": got.headers.etag })).status, 304);
  });

  test("a name again is a version, the same bytes again are not", async () => {
    const file = `${await project()}/datasets/runs.csv`;
    assert.equal((await api.put(file, "time,A\n0,1\n")).status, 201);
    assert.equal((await api.put(file, "time,A\n0,1\n")).status, 200);
    assert.equal((await api.put(file, "time,A\n0,2\n")).json.version, 2);
    assert.equal((await api.get(file)).text, "time,A\n0,2\n");
    assert.equal((await api.get(`${file}?version=1`)).text, "time,A\n0,1\n");
    assert.equal((await api.get(`${file}?version=3`)).status, 404);
    assert.equal((await api.get(`${file}?version=x`)).status, 400);
    assert.equal((await api.put(`${file}2`, "")).json.size, 0);
    const { datasets: listed } = (await api.get(file.replace(/\/[^/]+$/, ""))).json;
    assert.deepEqual(listed.map((d) => [d.name, d.version]), [["runs.csv", 2], ["runs.csv", 1], ["runs.csv2", 1]]);
  });

  test("the record of an import is kept with its version", async () => {
    const file = `${await project()}/datasets/runs.csv`;
    await api.put(file, "a");
    assert.equal((await api.get(`${file}/record`)).json.import_record, null);
    const record = { delimiter: ";", columns: [{ name: "time", unit: "min" }] };
    assert.deepEqual((await api.put(`${file}/record`, record)).json.import_record, record);
    await api.put(file, "b");
    assert.equal((await api.get(`${file}/record`)).json.import_record, null);
    assert.deepEqual((await api.get(`${file}/record?version=1`)).json.import_record, record);
    for (const body of ["", "[]", "7"]) assert.equal((await api.put(`${file}/record`, body)).status, 422, body);
    assert.equal((await api.put(`${file}x/record`, {})).status, 404);
  });

  test("without a project or a name there is no file; with the project it goes", async () => {
    const base = await project();
    assert.equal((await api.put("/api/v1/projects/none/datasets/a.csv", "x")).status, 404);
    assert.equal((await api.get("/api/v1/projects/none/datasets")).status, 404);
    for (const name of ["", "a%2Fb", "x".repeat(256)]) assert.equal((await api.post(`${base}/datasets?name=${name}`, "x")).status, 400, name);
    await api.put(`${base}/datasets/a.csv`, "x");
    await api.delete(base);
    assert.equal((await api.get(`${base}/datasets/a.csv`)).status, 404);
  });
}
