// A worker of team.test.mjs: computes what it is sent from its seat in a team, or only ends the team.
import { parentPort, workerData } from "node:worker_threads";

const { load, closeTeam } = await import(workerData.loader);
const engine = await load(workerData.module);

parentPort.on("message", ({ leave, document, study, team }) => {
  if (leave) closeTeam(team);
  else parentPort.postMessage(engine.run(document, study, { team }));
});
parentPort.postMessage("ready");
