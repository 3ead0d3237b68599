export { settle, showApp } from "./app.ts";
export { openBrowser, openWindow } from "./browser.ts";
