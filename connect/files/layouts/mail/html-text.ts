import { decodeEntities } from "../entities.ts";

/** Elements whose content nobody reads. */
const HIDDEN = new Set(["script", "style", "head", "title", "template", "noscript", "svg"]);
const PARAGRAPHS = new Set([
  "p",
  "div",
  "table",
  "ul",
  "ol",
  "blockquote",
  "h1",
  "h2",
  "h3",
  "h4",
  "h5",
  "h6",
  "pre",
  "hr",
]);
const LINES = new Set(["br", "tr", "li", "dt", "dd"]);
const TAG = /^<\/?([a-zA-Z][a-zA-Z\d]*)/;

/** The text of an HTML mail as one would read it, without links and pictures. Linear in the length, however nested. */
export function htmlText(html: string): string {
  const parts: string[] = [];
  const endless = new Set<string>();
  for (let at = 0; at < html.length;) {
    const open = html.indexOf("<", at);
    if (open === -1 || open > at) parts.push(collapsed(html.slice(at, open === -1 ? html.length : open)));
    if (open === -1) break;
    if (html.startsWith("<!--", open)) {
      at = after(html, "-->", open);
      continue;
    }
    const name = TAG.exec(html.slice(open, open + 20))?.[1]?.toLowerCase();
    if (name === undefined && !/[!/?]/.test(html.charAt(open + 1))) {
      parts.push("<");
      at = open + 1;
      continue;
    }
    const end = after(html, ">", open);
    const opens = html[open + 1] !== "/";
    at = opens && name !== undefined && HIDDEN.has(name) ? afterElement(html, { name, from: end, endless }) : end;
    if (name !== undefined) parts.push(breakOf(name, opens));
  }
  return tidied(parts.join(""));
}

function breakOf(name: string, opens: boolean): string {
  if (PARAGRAPHS.has(name)) return "\n\n";
  if (LINES.has(name)) return name === "li" && opens ? "\n- " : "\n";
  return name === "td" || name === "th" ? " " : "";
}

const collapsed = (text: string) => decodeEntities(text.replaceAll(/\s+/g, " "));

function tidied(text: string): string {
  const lines = text.split("\n").map((line) => line.replaceAll(/[ \t\u{a0}]+/gu, " ").trim());
  return lines
    .join("\n")
    .replaceAll(/\n{3,}/g, "\n\n")
    .trim();
}

function after(html: string, mark: string, from: number): number {
  const found = html.indexOf(mark, from);
  return found === -1 ? html.length : found + mark.length;
}

interface Element {
  readonly name: string;
  readonly from: number;
  /** Names whose end tag was looked for in vain; it need not be looked for again. */
  readonly endless: Set<string>;
}

/** The place after the end tag of a hidden element; without one only the tag itself is passed over. */
function afterElement(html: string, { name, from, endless }: Element): number {
  if (endless.has(name)) return from;
  const end = new RegExp(`</${name}\\b`, "gi");
  end.lastIndex = from;
  const found = end.exec(html);
  if (found) return after(html, ">", found.index);
  endless.add(name);
  return from;
}
