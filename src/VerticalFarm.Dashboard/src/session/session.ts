import { ApiError, faultOf } from "../api/error";
import { text } from "../text";

// The access token is in memory alone; what renews it is in a cookie that no script reads. The mark only says that there may be such a cookie,
// so that a stranger's first visit asks for nothing.
const mark = "verticalfarm.signed-in";

interface Grant {
  access_token: string;
}

let access: string | null = null;
let renewal: Promise<boolean> | null = null;
const listeners = new Set<() => void>();

export const token = () => access;

export function onSession(listener: () => void): () => void {
  listeners.add(listener);
  return () => listeners.delete(listener);
}

export async function signIn(email: string, password: string): Promise<void> {
  keep((await call<Grant>("auth/cookie/login", { email, password })) as Grant);
}

export async function register(email: string, password: string, displayName: string): Promise<void> {
  await call("auth/register", { email, password, ...(displayName ? { display_name: displayName } : {}) });
  await signIn(email, password);
}

export async function signOut(): Promise<void> {
  try {
    await call("auth/cookie/logout");
  } finally {
    sessionEnded();
  }
}

/** Trades the cookie for a new access token. Two calls at once are one. */
export function renew(): Promise<boolean> {
  renewal ??= trade().finally(() => {
    renewal = null;
  });
  return renewal;
}

/** Whether somebody may still be signed in from an earlier visit. */
export const mayBeSignedIn = () => localStorage.getItem(mark) !== null;

export function sessionEnded(): void {
  access = null;
  localStorage.removeItem(mark);
  listeners.forEach((listener) => listener());
}

function keep(grant: Grant) {
  access = grant.access_token;
  localStorage.setItem(mark, "1");
  listeners.forEach((listener) => listener());
}

async function trade(): Promise<boolean> {
  if (!mayBeSignedIn()) {
    return false;
  }
  try {
    keep((await call<Grant>("auth/cookie/refresh")) as Grant);
    return true;
  } catch (fault) {
    if (fault instanceof ApiError && (fault.status === 401 || fault.status === 403)) {
      return false;
    }
    throw fault; // The gateway is away: that says nothing of the session.
  }
}

async function call<T>(path: string, body?: unknown): Promise<T | undefined> {
  let answer: Response;
  try {
    answer = await fetch(`/api/v1/${path}`, {
      method: "POST",
      credentials: "same-origin",
      signal: AbortSignal.timeout(20_000),
      ...(body === undefined ? {} : { headers: { "Content-Type": "application/json" }, body: JSON.stringify(body) }),
    });
  } catch {
    throw new ApiError(0, text.errors.unreachable);
  }
  if (!answer.ok) {
    throw await faultOf(answer);
  }
  return answer.status === 204 ? undefined : ((await answer.json()) as T);
}
