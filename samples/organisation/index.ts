export { SAMPLE_PEOPLE, sampleAnswers } from "./answers.ts";
export { sampleOrganisation, sampleSourceNames } from "./organisation.ts";
