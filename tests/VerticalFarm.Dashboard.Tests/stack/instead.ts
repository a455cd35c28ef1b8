import type { Page, Route } from "@playwright/test";

/** Answers a call in the gateway's place: for what the stack under test cannot be brought to say. */
export async function instead(page: Page, path: string | RegExp, status: number, body: unknown): Promise<void> {
  const matches = (url: URL) => {
    const asked = url.pathname.replace(/^\/api\/v1\//, "");
    return url.pathname.startsWith("/api/v1/") && (typeof path === "string" ? asked === path : path.test(asked));
  };
  await page.route(matches, (route: Route) => route.fulfill({ status, contentType: "application/json", body: JSON.stringify(body) }));
}

/** How the gateway says no. */
export const refusal = (status: number, message: string) => ({ error: { code: "REFUSED", message, status, trace_id: "0" } });
