export { SETTING_KINDS, type Authentication, type Setting } from "./contract/connection.ts";
export type { Body, RequestTemplate } from "./contract/request.ts";
export type { DeclaredSource, Paging, StreamManifest } from "./contract/stream.ts";
export { ACTION_INPUTS, type ActionManifest, type ActionInput } from "./contract/action.ts";
export type { WebhookManifest } from "./contract/webhook.ts";
export { connectorFile, type Manifest } from "./contract/connector.ts";
