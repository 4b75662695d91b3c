// Bytes to a server, whatever they are.
import net from "node:net";

/** @param chunks text or bytes, or several with pauses [ms] between, as numbers @returns all that came back until the end, or until `patience` [ms] */
export function rawExchange(port, chunks, patience = 5000) {
  return new Promise((resolve) => {
    const heard = [];
    const socket = net.connect(port, "127.0.0.1");
    const done = () => {
      clearTimeout(timer);
      socket.destroy();
      resolve(Buffer.concat(heard).toString("latin1"));
    };
    const timer = setTimeout(done, patience);
    socket.on("data", (part) => heard.push(part));
    socket.on("end", done);
    socket.on("error", done);
    socket.on("connect", async () => {
      for (const chunk of [chunks].flat()) {
        if (typeof chunk === "number") await new Promise((next) => setTimeout(next, chunk));
        else socket.write(chunk);
      }
    });
  });
}
