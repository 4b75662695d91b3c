// Holds every answer of a server against openapi.json, and remembers which operations were tried.
import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import path from "node:path";
import Ajv2020 from "ajv/dist/2020.js";
import { root } from "../cases/files.mjs";

export const openapi = JSON.parse(readFileSync(path.join(root, "apps/server/openapi.json"), "utf8"));

const ajv = new Ajv2020({ strict: false, allErrors: true, formats: {
  "date-time": (text) => /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\.\d{6}Z$/.test(text),
  uri: (text) => URL.canParse(text),
} });
ajv.addSchema(openapi, "openapi");

const escaped = (text) => text.replaceAll("~", "~0").replaceAll("/", "~1");
const validators = new Map();
function validator(pointer) {
  if (!validators.has(pointer)) validators.set(pointer, ajv.compile({ $ref: `openapi#${pointer}` }));
  return validators.get(pointer);
}

/** The template of an address, fixed ones before those with parameters. */
function templateOf(target) {
  const address = target.split("?")[0];
  const fits = (template) => new RegExp(`^${template.replaceAll(/\{[^}]+\}/g, "[^/]+")}$`).test(address);
  return Object.keys(openapi.paths).sort((a, b) => a.split("{").length - b.split("{").length).find(fits);
}

/** "GET /api/v1/projects 200" of all that was answered. */
export const seen = new Set();

export function check(method, target, answer) {
  const { status, headers, json } = answer;
  assert.match(headers["x-request-id"] ?? "", /^[\w.-]{1,64}$/, `${method} ${target}: no request id`);
  const template = templateOf(target);
  if (status >= 400) problem(answer, `${method} ${target}`);
  const operation = openapi.paths[template]?.[method.toLowerCase()];
  if (!operation || status === 405 || method === "HEAD") return answer;
  seen.add(`${method} ${template} ${status}`);
  let pointer = `/paths/${escaped(template)}/${method.toLowerCase()}/responses/${status}`;
  let described = operation.responses[status];
  assert.ok(described, `${method} ${template}: ${status} is not described: ${answer.text}`);
  if (described.$ref) {
    pointer = described.$ref.slice(1);
    described = openapi.components.responses[pointer.split("/").at(-1)];
  }
  const type = headers["content-type"]?.split(";")[0];
  const content = described.content ?? {};
  if (status === 101 || Object.keys(content).length === 0) {
    assert.equal(answer.bytes.length, 0, `${method} ${template} ${status}: a body that is not described`);
    return answer;
  }
  const name = type in content ? type : "*/*";
  assert.ok(name in content, `${method} ${template} ${status}: ${type} is not described`);
  if (json !== undefined && name !== "*/*") {
    const validate = validator(`${pointer}/content/${escaped(name)}/schema`);
    assert.ok(validate(json), `${method} ${template} ${status}: ${ajv.errorsText(validate.errors)}`);
  }
  for (const wanted of Object.keys(described.headers ?? {}))
    assert.ok(wanted.toLowerCase() in headers, `${method} ${template} ${status}: no ${wanted}`);
  return answer;
}

/** One shape of error everywhere. */
export function problem({ status, headers, json }, what = "") {
  assert.equal(headers["content-type"], "application/problem+json", what);
  const validate = validator("/components/schemas/Problem");
  assert.ok(validate(json), `${what}: ${ajv.errorsText(validate.errors)}`);
  assert.equal(json.status, status);
  assert.equal(json.request_id, headers["x-request-id"]);
}

const event = validator("/components/schemas/Event");
export function checkEvent(one) {
  assert.ok(event(one), `${JSON.stringify(one)}: ${ajv.errorsText(event.errors)}`);
  return one;
}

/** Requests to a server, each held against the description. */
export function client(server) {
  const send = async (method, target, what) => check(method, target, await server.send(method, target, what));
  return {
    send,
    get: (target, headers) => send("GET", target, { headers }),
    post: (target, body, headers) => send("POST", target, { body, headers }),
    put: (target, body, headers) => send("PUT", target, { body, headers }),
    delete: (target, headers) => send("DELETE", target, { headers }),
  };
}
