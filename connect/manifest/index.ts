export {
  ACTION_INPUTS,
  type ActionInput,
  type ActionManifest,
  type Authentication,
  type Manifest,
  type Paging,
  type RequestTemplate,
  type Setting,
  type StreamManifest,
  type WebhookManifest,
} from "./contract.ts";
export { sourceOf, sourceOfEvents, type SourceOfStream } from "./source-of.ts";
export { readManifest, type ManifestRead } from "./read-manifest.ts";
export { readSettings, type SettingsRead } from "./read-settings.ts";
export { namesOfRequest } from "./meaning/template-faults.ts";
export { fillTemplate, namesIn, valueAt, valueOf, type Values } from "./rules/templates.ts";
