import { stack } from "./demo";

interface Description {
  paths: Record<string, Record<string, { parameters?: { name?: string }[] }>>;
}

async function described(): Promise<Description> {
  return (await (await fetch(`${stack().demo.base_url}/openapi.json`)).json()) as Description;
}

/** Whether the gateway under test offers a call, by its own description: what it does not offer yet, nothing can be tested against. */
export async function serves(path: string): Promise<boolean> {
  return `/api/v1${path}` in (await described()).paths;
}

/** Whether a list can be asked for by this parameter. */
export async function takes(path: string, parameter: string): Promise<boolean> {
  return (await described()).paths[`/api/v1${path}`]?.["get"]?.parameters?.some(({ name }) => name === parameter) ?? false;
}
