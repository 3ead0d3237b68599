export { takeShippedTaxonomy } from "./commands/take-shipped.ts";
export { trainNow } from "./commands/train.ts";
export { checkLabel } from "./queries/check-label.ts";
export { taxonomyInForce } from "./queries/in-force.ts";
export { trainingDue } from "./queries/training-due.ts";
export { createReader, type Reader } from "./reader.ts";
export { createTaxonomyRouter } from "./routes.ts";
export { readTaxonomy } from "./rules/read-taxonomy.ts";
