export { openAccessKey, type AccessKey } from "./access-key.ts";
export type { Access, Issue, RouteEntry } from "./contract.ts";
export { createLogging, type Logger, type Logging } from "./logger.ts";
export { html, Html } from "./pages/html.ts";
export { page } from "./pages/layout.ts";
export { mountApi, type ApiMount } from "./routes/api.ts";
export { isLoopback } from "./rules/host.ts";
export type { MetricFamily } from "./rules/exposition.ts";
export { createHttpServer, type HttpServer, type HttpSettings } from "./server.ts";
