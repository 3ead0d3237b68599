export { clearLeaving, clearUnnamed } from "./commands/clear-files.ts";
export { keepFiles, nameFiles } from "./commands/keep-files.ts";
export { USUAL_LIMITS, type Keeping } from "./ground.ts";
export { createAttachmentsPersonalData } from "./personal-data.ts";
export { attachmentsPlainRoutes, createAttachmentsRouter } from "./routes.ts";
export { deleteAttachments, deleteAttachmentsOf, findWithFiles } from "./store/attachments.ts";
export { allNamed } from "./store/files.ts";
