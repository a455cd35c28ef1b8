import { localStorageColorSchemeManager } from "@mantine/core";

/** Remembers dark or light on this device; public/scheme.js reads the same entry before the first paint. */
export const schemes = localStorageColorSchemeManager({ key: "verticalfarm.scheme" });
