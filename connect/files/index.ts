export { FORMATS, type Batch, type Format, type Inspection, type Layout, type ReaderContext } from "./contract.ts";
export { inspectFile, type InspectOptions } from "./inspect/inspect-file.ts";
export { contextWithMapping } from "./mapping/context-with-mapping.ts";
export { readFile, type Readable, type ReadOptions } from "./readers/read-file.ts";
export { readOne } from "./readers/read-one.ts";
