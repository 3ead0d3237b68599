export { sampleOrganisation, sampleSourceNames } from "./organisation.ts";
