export { FORMATS, type Batch, type Format, type Inspection, type Layout, type ReaderContext } from "./contract.ts";
export { inspectFile, type InspectOptions } from "./inspect/inspect-file.ts";
export { readableFile } from "./inspect/sample.ts";
export { previewFile, type FilePreview } from "./inspect/preview-file.ts";
export { contextWithMapping, contextWithMappingText } from "./mapping/context-with-mapping.ts";
export { parseMapping } from "./mapping/load-mapping.ts";
export { readFile, type Readable, type ReadOptions } from "./readers/read-file.ts";
export { readOne } from "./readers/read-one.ts";
