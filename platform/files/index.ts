export type { FileStore, FoundFile } from "./contract.ts";
export { bringBackFiles, checkCopies, copyFiles, forgetCopies } from "./copies.ts";
export { createFiles, type FileSettings } from "./create-files.ts";
export { fileMissing } from "./errors.ts";
export { kindOf } from "./rules/kind-of.ts";
export { cleanName } from "./rules/clean-name.ts";
