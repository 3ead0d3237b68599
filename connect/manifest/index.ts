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
export { sourceOf, type SourceOfStream } from "./source-of.ts";
export { readManifest, type ManifestRead } from "./read-manifest.ts";
export { readSettings, type SettingsRead } from "./read-settings.ts";
export { fillTemplate, namesIn, valueAt, valueOf, type Values } from "./rules/templates.ts";
