import type { ExportPiece, ExportValue } from "@firsthand/platform/personal-data";

/** The beginning of the page that people read; it needs nothing but itself. */
export function pageStart(at: Date): string {
  return `<!doctype html>
<html lang="en">
<head>
<meta charset="utf-8">
<meta name="viewport" content="width=device-width, initial-scale=1">
<meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'">
<title>What we hold about you</title>
<style>
body { font: 16px/1.5 system-ui, sans-serif; max-width: 50rem; margin: 2rem auto; padding: 0 1rem; color: #1c1c1c; }
section { margin-top: 2.5rem; }
dl { border-top: 1px solid #ccc; margin: 0; padding: 0.75rem 0; display: grid; grid-template-columns: 9rem 1fr; gap: 0 1rem; }
dt { color: #555; }
dd { margin: 0; white-space: pre-wrap; overflow-wrap: anywhere; }
@media (max-width: 30rem) { dl { grid-template-columns: 1fr; } dd { margin-bottom: 0.5rem; } }
</style>
</head>
<body>
<h1>What we hold about you</h1>
<p>Made on ${at.toISOString().slice(0, 10)}. The same stands in <code>data.json</code>, for programs.</p>
`;
}

export const pageEnd = "</body>\n</html>\n";

/** A heading, where a section begins. */
export function sectionStart(title: string): string {
  return `<section>\n<h2>${escaped(title)}</h2>\n`;
}

export const sectionEnd = "</section>\n";

/** A record as a list of names and values; what is not known is left out. */
export function recordOf(record: ExportPiece["records"][number]): string {
  const lines = Object.entries(record).flatMap(([key, value]) =>
    value === null || value === "" ? [] : [`<dt>${escaped(inWords(key))}</dt><dd>${escaped(textOf(value))}</dd>`],
  );
  return `<dl>${lines.join("")}</dl>\n`;
}

function textOf(value: ExportValue): string {
  return Array.isArray(value) ? value.join(", ") : String(value);
}

/** `receivedAt` as "Received at". */
function inWords(key: string): string {
  const words = key.replaceAll(/([a-z\d])([A-Z])/g, "$1 $2").toLowerCase();
  return words.charAt(0).toUpperCase() + words.slice(1);
}

const SIGNS: Readonly<Record<string, string>> = { "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" };

/** Text as text, whoever wrote it. */
function escaped(text: string): string {
  return text.replaceAll(/[&<>"']/g, (sign) => SIGNS[sign] ?? "");
}
