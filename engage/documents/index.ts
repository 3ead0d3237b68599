export { takeDocuments } from "./commands/take-documents.ts";
export { documentsPersonalData } from "./personal-data.ts";
export { createDocumentsRouter } from "./routes.ts";
