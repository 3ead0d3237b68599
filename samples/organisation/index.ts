export { SAMPLE_PEOPLE, sampleAnswers } from "./answers.ts";
export { sampleInsights } from "./insights.ts";
export { sampleOrganisation, sampleSourceNames } from "./organisation.ts";
