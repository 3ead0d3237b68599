import { mappings } from "./contract/mappings.ts";
import { quarantine } from "./contract/quarantine.ts";
import { runs } from "./contract/runs.ts";
import { uploads } from "./contract/uploads.ts";

export { mappingName, type SavedMapping } from "./contract/mappings.ts";
export { type QuarantinedRow } from "./contract/quarantine.ts";
export { importStates, type ImportRun } from "./contract/runs.ts";
export { type Inspected, type MappingProblem, type PreviewRow, type Upload } from "./contract/uploads.ts";
export { MAPPING_LIMIT, PREVIEW_ROWS, REPLAY_LIMIT, SLICE_LIMIT } from "./contract/words.ts";

/** Beside these, without a contract: PUT /uploads/{id}/content?offset=N and GET /quarantine/{id}/raw. */
export const importsContract = { uploads, runs, mappings, quarantine };
