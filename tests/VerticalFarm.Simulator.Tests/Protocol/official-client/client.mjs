// What Home Assistant's own client library makes of the virtual farm. usage: node client.mjs URL TOKEN; prints one JSON object.
import { callService, createConnection, createLongLivedTokenAuth, ERR_INVALID_AUTH, getConfig, getServices, getStates, subscribeEntities } from "home-assistant-js-websocket";
import WebSocket from "ws";

globalThis.WebSocket = WebSocket;
const [url, token] = process.argv.slice(2);
const seen = {};

try {
  await createConnection({ auth: createLongLivedTokenAuth(url, "wrong"), setupRetry: 0 });
} catch (error) {
  seen.wrongToken = error === ERR_INVALID_AUTH ? "refused" : String(error);
}

const connection = await createConnection({ auth: createLongLivedTokenAuth(url, token) });
seen.version = connection.haVersion;
seen.states = (await getStates(connection)).map((state) => state.entity_id).sort();
seen.state = (await getConfig(connection)).state;
seen.services = Object.keys((await getServices(connection)).fan ?? {}).sort();

seen.fan = await new Promise((resolve, reject) => {
  const states = [];
  setTimeout(() => reject(new Error("the fan was not seen to change")), 10_000).unref();
  subscribeEntities(connection, (entities) => {
    const state = entities["fan.exhaust_fan"]?.state;
    if (state !== states.at(-1)) states.push(state);
    if (states.length === 1) callService(connection, "fan", "turn_on", { percentage: 50 }, { entity_id: "fan.exhaust_fan" });
    if (state === "on") resolve({ states, percentage: entities["fan.exhaust_fan"].attributes.percentage });
  });
});

try {
  await callService(connection, "fan", "no_such_service", {}, { entity_id: "fan.exhaust_fan" });
} catch (error) {
  seen.unknownService = error.code;
}

// A restart, as growers do it: the library is to come back by itself, subscriptions and all.
const home = { url, token };
const post = (path, body) => fetch(`${home.url}${path}`, { method: "POST", headers: { authorization: `Bearer ${home.token}`, "content-type": "application/json" }, body: JSON.stringify(body) });
seen.restart = await new Promise((resolve, reject) => {
  const events = [];
  setTimeout(() => reject(new Error(`it was not back after its restart: ${events}`)), 60_000).unref();
  connection.addEventListener("disconnected", () => events.push("disconnected"));
  connection.addEventListener("ready", async () => {
    events.push("ready");
    while ((await getConfig(connection)).state !== "RUNNING") await new Promise((wake) => setTimeout(wake, 200));
    subscribeEntities(connection, (entities) => {
      if (entities["fan.exhaust_fan"]?.attributes.percentage === 80) resolve({ events });
    });
    await callService(connection, "fan", "set_percentage", { percentage: 80 }, { entity_id: "fan.exhaust_fan" });
  });
  post("/simulator/faults", { kind: "restart", down_seconds: 1, starting_seconds: 1 });
});

connection.close();
console.log(JSON.stringify(seen));
process.exit(0);
