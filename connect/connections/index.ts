export { watchSources } from "./commands/watch-sources.ts";
export { readDue } from "./commands/read-due.ts";
export type { Connector, ConnectionsGround, Tally } from "./ground.ts";
export { type ManifestConnectors, manifestConnectors } from "./manifest-connector.ts";
export { sealedColumns } from "./sealed-columns.ts";
export { createConnectionsRouter } from "./routes.ts";
