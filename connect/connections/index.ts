export { eventRoutes } from "./events/plain-routes.ts";
export { watchSources } from "./commands/watch-sources.ts";
export { readDue } from "./commands/read-due.ts";
export { findAnswering } from "./commands/answer.ts";
export type { Addressee, Answer, Answered, AnswersOfConnector, AnswerWay } from "./ground.ts";
export type { Connector, ConnectionsGround, OpenConnection, Tally } from "./ground.ts";
export { type ManifestConnectors, manifestConnectors } from "./manifest-connector.ts";
export { sealedColumns } from "./sealed-columns.ts";
export { createConnectionsRouter } from "./routes.ts";
