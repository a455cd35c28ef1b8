import { token, renew, sessionEnded } from "../session/session";
import { text } from "../text";
import { ApiError, faultOf } from "./error";

const patienceMs = 20_000;

export const get = <T>(path: string, signal?: AbortSignal): Promise<T> => send<T>("GET", path, undefined, signal);
export const post = <T>(path: string, body?: unknown): Promise<T> => send<T>("POST", path, body);
export const put = <T>(path: string, body: unknown): Promise<T> => send<T>("PUT", path, body);
export const remove = (path: string): Promise<void> => send<void>("DELETE", path);

/** Asks the gateway; an access token that has run out is renewed once. */
export async function ask(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const first = await once(method, path, body, signal);
  if (first.status !== 401) {
    return first;
  }
  if (!(await renew())) {
    sessionEnded();
    return first;
  }
  return once(method, path, body, signal);
}

async function send<T>(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<T> {
  const patience = AbortSignal.timeout(patienceMs);
  const answer = await ask(method, path, body, signal ? AbortSignal.any([signal, patience]) : patience);
  if (!answer.ok) {
    throw await faultOf(answer);
  }
  return (answer.status === 204 ? undefined : await answer.json()) as T;
}

async function once(method: string, path: string, body?: unknown, signal?: AbortSignal): Promise<Response> {
  const headers: Record<string, string> = { Authorization: `Bearer ${token() ?? ""}` };
  if (body !== undefined) {
    headers["Content-Type"] = "application/json";
  }
  if (method === "POST") {
    headers["Idempotency-Key"] = key();
  }
  try {
    return await fetch(`/api/v1/${path}`, { method, headers, ...(body === undefined ? {} : { body: JSON.stringify(body) }), ...(signal ? { signal } : {}) });
  } catch (fault) {
    if (signal?.aborted && signal.reason instanceof DOMException && signal.reason.name === "AbortError") {
      throw fault; // Nobody waits for it any more.
    }
    throw new ApiError(0, text.errors.unreachable);
  }
}

// crypto.randomUUID is missing on plain HTTP, where many farms run.
function key(): string {
  return Array.from(crypto.getRandomValues(new Uint8Array(16)), (byte) => byte.toString(16).padStart(2, "0")).join("");
}
