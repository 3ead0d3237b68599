export { openAccessKey, type AccessKey } from "./access-key.ts";
export {
  accessKinds,
  endpoint,
  type Access,
  type Asker,
  type EndpointMeta,
  type Issue,
  type RouteEntry,
} from "./contract.ts";
export { createLogging, type Logger, type Logging } from "./logger.ts";
export { html } from "./pages/html.ts";
export { page } from "./pages/layout.ts";
export { nobody, type Gate, type Recognise, type Recognised } from "./routes/access.ts";
export { mountApi, type ApiMount, type Exchange } from "./routes/api.ts";
export { withoutValues } from "./rules/describe-error.ts";
export { isLoopback } from "./rules/host.ts";
export type { MetricFamily } from "./rules/exposition.ts";
export { createHttpServer, type HttpServer, type HttpSettings } from "./server.ts";
