import react from "@vitejs/plugin-react";
import { defineConfig } from "vite";

// While developing (npm run dev), the API is that of a ./run.sh that runs beside.
const gateway = "http://127.0.0.1:8080";

// Browsers that know light-dark() and AbortSignal.any: those of the last two years.
const browsers = ["chrome123", "edge123", "firefox125", "safari17.5"];

export default defineConfig({
  plugins: [react()],
  // Not a byte of a script or a picture is put into the page itself: the content policy would refuse it.
  build: { target: browsers, cssTarget: browsers, assetsInlineLimit: 0, modulePreload: { polyfill: false } },
  server: { proxy: { "/api": gateway, "/health": gateway } },
});
