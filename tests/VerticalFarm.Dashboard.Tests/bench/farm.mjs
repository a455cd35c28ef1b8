const types = ["air_temperature", "relative_humidity", "co2", "ppfd", "leaf_temperature", "substrate_moisture", "ph", "ec"];
const middle = { air_temperature: 22, relative_humidity: 62, co2: 800, ppfd: 250, leaf_temperature: 21, substrate_moisture: 55, ph: 6, ec: 1.6 };
const band = { air_temperature: { low: 20, high: 24, hysteresis: 0.2 }, relative_humidity: { low: 55, high: 70, hysteresis: 1 } };

/** A farm of its own with so many sensors on its shelves, and a logger that sends a reading of each every second. */
export async function makeFarm(demo, sensors) {
  const call = caller(demo.base_url);
  const { access_token } = await call("POST", "auth/login", { email: demo.email, password: demo.password });
  const as = { Authorization: `Bearer ${access_token}` };
  const farm = await call("POST", "farms", { name: `Bench ${new Date().toISOString().slice(11, 19)}`, timezone: "Europe/Brussels" }, as);
  const layout = await call("GET", `farms/${farm.id}/layout`, undefined, as);
  const shelves = layout.rows.flatMap((row) => row.racks.flatMap((rack) => rack.shelves.map((shelf) => shelf.id)));
  const made = [];
  for (let i = 0; i < sensors; i++) {
    const type = types[i % types.length];
    const place = shelves[Math.floor(i / types.length) % shelves.length];
    made.push({ type, ...(await call("POST", `farms/${farm.id}/sensors`, { name: `${type.replaceAll("_", " ")} ${i + 1}`, type, expected_interval_seconds: 1, ...(place ? { shelf_id: place } : {}), ...(band[type] ? { thresholds: band[type] } : {}) }, as)) });
  }
  const { key } = await call("POST", `farms/${farm.id}/api-keys`, { name: "Bench" }, as);

  let timer;
  let sent = 0;
  let missed = 0;
  const send = async () => {
    const ts = new Date().toISOString();
    const readings = made.map((sensor, i) => ({ sensor_id: sensor.id, ts, value: middle[sensor.type] * (1 + 0.06 * Math.sin(Date.now() / 20_000 + i)) }));
    try {
      const { accepted } = await call("POST", "readings", { readings }, { "X-Api-Key": key });
      sent += accepted;
      missed += readings.length - accepted;
    } catch {
      missed += readings.length;
    }
  };
  return {
    id: farm.id,
    begin: () => (timer = setInterval(() => void send(), 1000)),
    sent: () => sent,
    missed: () => missed,
    end: async () => {
      clearInterval(timer);
      const again = await call("POST", "auth/login", { email: demo.email, password: demo.password });
      await call("DELETE", `farms/${farm.id}`, undefined, { Authorization: `Bearer ${again.access_token}` });
    },
  };
}

const caller = (base) => async (method, path, body, headers = {}) => {
  const answer = await fetch(`${base}/api/v1/${path}`, {
    method, headers: { ...headers, ...(body === undefined ? {} : { "Content-Type": "application/json" }) }, signal: AbortSignal.timeout(20_000), ...(body === undefined ? {} : { body: JSON.stringify(body) }),
  });
  if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
  return answer.status === 204 ? undefined : answer.json();
};
