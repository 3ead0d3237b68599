export { type ShownApp, settle, showApp } from "./app.ts";
export { openBrowser, openWindow } from "./browser.ts";
