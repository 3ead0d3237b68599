export { sampleOrganisation, sampleSourceNames, type SampleSource } from "./organisation.ts";
