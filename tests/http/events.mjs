// What a job tells over its WebSocket.
import WebSocket from "ws";
import { checkEvent } from "./contract.mjs";

/** All events until the server closes, each with the moment at which it came [ms]. @param heard called with each */
export function eventsOf(server, job, { heard = () => {}, headers = {} } = {}) {
  const socket = new WebSocket(`ws://127.0.0.1:${server.port}/api/v1/jobs/${job}/events`, { headers });
  return new Promise((resolve, reject) => {
    const events = [];
    socket.on("message", (text) => {
      const event = { ...checkEvent(JSON.parse(text)) };
      events.push({ ...event, came: performance.timeOrigin + performance.now() });
      heard(event, socket);
    });
    socket.on("close", (code) => resolve({ events, code }));
    socket.on("unexpected-response", (_, answer) => reject(Object.assign(new Error("refused"), { status: answer.statusCode })));
    socket.on("error", reject);
  });
}
