import { stack } from "./demo";

/** The gateway as a program calls it: to set up what a test needs, and to look at what came of it. */
export class Gateway {
  private constructor(private readonly token: string) {}

  static readonly base = () => stack().demo.base_url;

  static async signIn(email = stack().demo.email, password = stack().demo.password): Promise<Gateway> {
    const answer = await fetch(`${Gateway.base()}/api/v1/auth/login`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify({ email, password }) });
    return new Gateway(((await answer.json()) as { access_token: string }).access_token);
  }

  static async register(): Promise<{ email: string; password: string }> {
    const person = { email: `${Math.random().toString(36).slice(2)}@example.org`, password: "correct horse battery staple" };
    await fetch(`${Gateway.base()}/api/v1/auth/register`, { method: "POST", headers: { "Content-Type": "application/json" }, body: JSON.stringify(person) });
    return person;
  }

  async send<T = Record<string, unknown>>(method: string, path: string, body?: unknown): Promise<T> {
    const answer = await fetch(`${Gateway.base()}/api/v1/${path}`, {
      method,
      headers: { Authorization: `Bearer ${this.token}`, "Content-Type": "application/json" },
      body: body === undefined ? undefined : JSON.stringify(body),
    });
    if (!answer.ok) throw new Error(`${method} ${path} answered ${answer.status}: ${await answer.text()}`);
    return (answer.status === 204 ? undefined : await answer.json()) as T;
  }

  /** Something of the demo farm by its name. */
  async find(kind: string, name: string): Promise<{ id: string }> {
    const { items } = await this.send<{ items: { id: string; name: string }[] }>("GET", `farms/${stack().demo.farm_id}/${kind}`);
    const found = items.find((item) => item.name === name);
    if (!found) throw new Error(`no ${kind} called ${name}`);
    return found;
  }

  read(sensorId: string, value: number): Promise<unknown> {
    return this.send("POST", "readings", { readings: [{ sensor_id: sensorId, ts: new Date().toISOString(), value }] });
  }
}
