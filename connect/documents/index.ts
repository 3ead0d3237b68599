export { tellable, type DocumentFault, type Fault } from "./faults.ts";
export { readDocument } from "./read-document.ts";
export { DOCUMENT_LENGTH } from "./yaml-text.ts";
