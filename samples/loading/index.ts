export { beginLoading } from "./commands/begin-loading.ts";
export { beginRemoving } from "./commands/begin-removing.ts";
export { bringAbout } from "./commands/bring-about.ts";
export { holdSample } from "./queries/hold-sample.ts";
export { showSample } from "./queries/show-sample.ts";
export { createSampleRouter, defineSampleJob, type SampleGround } from "./routes.ts";
