export { type SampleState } from "./contract.ts";
export {
  beginLoading,
  beginRemoving,
  bringAbout,
  createSampleRouter,
  defineSampleJob,
  holdSample,
  showSample,
  type SampleGround,
} from "./loading/index.ts";
