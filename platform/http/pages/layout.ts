import { createHash } from "node:crypto";
import { readFileSync } from "node:fs";

import { type Html, html } from "./html.ts";

/** The one stylesheet of the server's own pages. */
export const stylesheet = readFileSync(new URL("style.css", import.meta.url), "utf8");

/** Changes with its content, so that browsers may keep it. */
const stylesheetAddress = `/style.css?v=${createHash("sha256").update(stylesheet).digest("hex").slice(0, 12)}`;

/** A whole page. */
export function page({ title, body }: { title: string; body: Html }): string {
  return html`<!doctype html>
    <html lang="en">
      <head>
        <meta charset="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <meta name="color-scheme" content="light dark" />
        <title>${title}</title>
        <link rel="stylesheet" href="${stylesheetAddress}" />
      </head>
      <body>
        ${body}
      </body>
    </html> `.text;
}
