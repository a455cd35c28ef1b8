/** Time zones that this browser knows, and the one it is in. */
export const here = Intl.DateTimeFormat().resolvedOptions().timeZone;

export const zones: string[] = [...new Set([here, "UTC", ...Intl.supportedValuesOf("timeZone")])];
