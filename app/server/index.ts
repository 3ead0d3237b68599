export { stopOnSignals } from "./run.ts";
export { startServer, type RunningServer, type ServerOptions } from "./start-server.ts";
export { startText } from "./texts.ts";
