// A server of its own for a test: on a free port, with a data folder of its own.
import { spawn } from "node:child_process";
import { once } from "node:events";
import { mkdtempSync } from "node:fs";
import http from "node:http";
import { tmpdir } from "node:os";
import path from "node:path";
import { command as built } from "../cases/files.mjs";

export const command = process.env.PF_BINARY ?? built;
const agent = new http.Agent({ keepAlive: true, maxSockets: 16 });

/** One request. @param what {headers, body}: a body that is no text and no bytes is sent as JSON */
export function request(port, method, target, { headers = {}, body } = {}) {
  const raw = body === undefined || typeof body === "string" || body instanceof Uint8Array;
  const bytes = raw ? body : JSON.stringify(body);
  const sized = bytes === undefined ? {} : { "content-length": Buffer.byteLength(bytes) };
  return new Promise((resolve, reject) => {
    const sent = http.request({ host: "127.0.0.1", port, method, path: target, agent, headers: { ...sized, ...headers } }, (got) => {
      const parts = [];
      got.on("data", (part) => parts.push(part));
      got.on("error", reject);
      got.on("end", () => resolve(answer(got, Buffer.concat(parts))));
    });
    sent.on("error", reject);
    sent.end(bytes);
  });
}

function answer({ statusCode, headers }, bytes) {
  const isJson = /[/+]json/.test(headers["content-type"] ?? "") && bytes.length > 0;
  const text = bytes.toString("utf8");
  return { status: statusCode, headers, bytes, text, json: isJson ? JSON.parse(text) : undefined };
}

/** @param options words for `pharmaflow serve`; data: a folder that is there already */
export async function startServer({ words = [], data = mkdtempSync(path.join(tmpdir(), "pharmaflow-http-")) } = {}) {
  const child = spawn(command, ["serve", "--port", "0", "--data", data, ...words], { stdio: ["ignore", "pipe", "inherit"] });
  const ended = once(child, "exit");
  const line = await new Promise((resolve, reject) => {
    let heard = "";
    child.stdout.on("data", (part) => (heard += part).includes("\n") && resolve(heard));
    ended.then(([code]) => reject(new Error(`the server ended with ${code}: ${heard}`)));
  });
  const port = Number(/^http:\/\/127\.0\.0\.1:(\d+)\/\n$/.exec(line)[1]);
  const stop = async (signal = "SIGTERM") => {
    child.kill(signal);
    return (await ended)[0];
  };
  return { port, data, pid: child.pid, stop, alive: () => child.exitCode === null && child.signalCode === null,
           send: (method, target, what) => request(port, method, target, what) };
}

/** Asks until it is so. */
export async function until(ask, what, milliseconds = 10_000) {
  for (const end = Date.now() + milliseconds; Date.now() < end; ) {
    const found = await ask();
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`not within ${milliseconds} ms: ${what}`);
}
