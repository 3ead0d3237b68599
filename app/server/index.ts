export { stopOnSignals } from "./run.ts";
export { startServer } from "./start-server.ts";
export { startText } from "./texts.ts";
