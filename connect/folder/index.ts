export { watchFolder, type Arrived } from "./watch-folder.ts";
