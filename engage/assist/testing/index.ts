export { type ModelServer, openModelServer, refuse, sayInPieces, sayWhole } from "./model-server.ts";
