/** First parts of addresses that are no pages of the app. */
const reserved = new Set(["api", "assets", "health", "metrics", "ready", "style.css"]);

/** Whether a path (without query) belongs to a page of the app: those without a file extension that nothing else uses. */
export function isPagePath(path: string): boolean {
  const parts = path.split("/").slice(1);
  return !reserved.has(parts[0] ?? "") && !(parts.at(-1) ?? "").includes(".");
}
