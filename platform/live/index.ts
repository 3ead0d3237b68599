export { createLive, logChannel, type Live, type LiveSettings } from "./create-live.ts";
