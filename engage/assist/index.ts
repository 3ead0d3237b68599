export type { AssistGround, ThemeWords } from "./ground.ts";
export { createAssistRouter } from "./routes.ts";
export { sealedColumns } from "./sealed-columns.ts";
