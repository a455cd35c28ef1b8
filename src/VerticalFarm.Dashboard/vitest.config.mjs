import { defineConfig } from "vitest/config";

// test.sh asks for a report that it can count in.
const report = process.env.JUNIT;

export default defineConfig({
  test: { include: ["src/**/*.test.ts"], reporters: report ? ["default", ["junit", { outputFile: report }]] : ["default"] },
});
