export { lookAtReading } from "./commands/look-at-reading.ts";
export type { ReadingGround } from "./ground.ts";
export { createReadingRouter } from "./routes.ts";
