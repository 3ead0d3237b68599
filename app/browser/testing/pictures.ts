// `npm run pictures`: takes pictures of every page with the sample organisation, at two widths and in both schemes.
import { mkdirSync } from "node:fs";
import { join, resolve } from "node:path";

import type { Browser, Page } from "playwright-core";

import { type ShownApp, ask, loadSample, settle, showApp } from "./app.ts";
import { openBrowser, openWindow, settled } from "./browser.ts";

const widths = [
  { name: "desk", viewport: { width: 1440, height: 900 } },
  { name: "phone", viewport: { width: 390, height: 844 } },
] as const;
const schemes = ["light", "dark"] as const;

interface Shot {
  readonly name: string;
  readonly path: string;
  /** What is done on the page before the picture is taken. */
  readonly before?: (page: Page) => Promise<void>;
}

const target = resolve(process.argv[2] ?? join(import.meta.dirname, "..", "..", "..", "docs", "pictures"));
const only = process.argv[3];

const app = await showApp();
const browser = await openBrowser();
try {
  mkdirSync(target, { recursive: true });
  await takeAll(app, browser);
} finally {
  await browser.close();
  await app.stop();
}

async function takeAll(shown: ShownApp, on: Browser): Promise<void> {
  await take(shown, on, { shots: [{ name: "setup", path: "/setup" }], cookies: [] });
  const first = await openWindow(on);
  await settle(first, shown);
  const { cookies } = await first.storageState();
  await take(shown, on, {
    shots: [
      { name: "figures-empty", path: "/" },
      { name: "welcome", path: "/welcome" },
    ],
    cookies,
  });
  await take(shown, on, { shots: [{ name: "sign-in", path: "/sign-in" }], cookies: [] });
  await loadSample(first, shown);
  await importWrongRows(first, shown);
  await take(shown, on, { shots: await pagesOf(first, shown), cookies });
  await first.close();
}

type Signed = Awaited<ReturnType<typeof openWindow>>;
type Cookies = Awaited<ReturnType<Signed["storageState"]>>["cookies"];

async function take(
  shown: ShownApp,
  on: Browser,
  { shots, cookies }: { shots: readonly Shot[]; cookies: Cookies },
): Promise<void> {
  for (const { name: width, viewport } of widths) {
    for (const colorScheme of schemes) {
      const context = await openWindow(on, { viewport, colorScheme });
      await context.addCookies(cookies);
      const page = await context.newPage();
      for (const { name, path, before } of shots) {
        if (only !== undefined && !name.startsWith(only)) continue;
        await page.goto(`${shown.url}${path}`);
        await settled(page);
        await before?.(page);
        await page.locator("main .mantine-Skeleton-root").first().waitFor({ state: "detached" });
        await page.waitForTimeout(400);
        await page.screenshot({ path: join(target, `${name}-${width}-${colorScheme}.png`) });
      }
      await context.close();
    }
  }
}

/** A file with rows that cannot be understood, so that the pages about imports and quarantine have something to say. */
async function importWrongRows(context: Signed, shown: ShownApp): Promise<void> {
  const upload = await send(context, shown, "orders desk.csv", wrongRows());
  const { id } = (await ask(context, shown, ["POST", "/imports"], { uploadId: upload })) as { id: string };
  for (let tries = 0; tries < 100; tries += 1) {
    const { state } = (await ask(context, shown, ["GET", `/imports/${id}`])) as { state: string };
    if (state === "done" || state === "failed") return;
    await new Promise((done) => setTimeout(done, 100));
  }
}

function wrongRows(): string {
  const rows = Array.from({ length: 60 }, (_unused, at) => {
    const when = at % 7 === 3 ? "soon" : `2026-03-${String((at % 28) + 1).padStart(2, "0")}T1${at % 10}:00:00Z`;
    return `${at},${when},customer${at % 9}@example.org,in,"Where is parcel ${4000 + at}? It was to come on Tuesday."`;
  });
  return `id,at,author,direction,text\n${rows.join("\n")}\n`;
}

async function send(context: Signed, shown: ShownApp, name: string, content: string): Promise<string> {
  const size = Buffer.byteLength(content);
  const { id } = (await ask(context, shown, ["POST", "/uploads"], { name, size })) as { id: string };
  const headers = { origin: shown.url, "content-type": "application/octet-stream" };
  await context.request.put(`${shown.url}/api/uploads/${id}/content?offset=0`, { headers, data: Buffer.from(content) });
  return id;
}

async function pagesOf(context: Signed, shown: ShownApp): Promise<Shot[]> {
  const list = async (path: string) =>
    ((await ask(context, shown, ["GET", path])) as { rows: { id: string; customer: { identityId: string } }[] }).rows;
  const [thread] = await list("/conversations?answered=true&limit=1");
  const [run] = await list("/imports");
  const [item] = await list("/quarantine");
  const upload = await send(context, shown, "letters.csv", wrongRows());
  const conversation = `/conversations/${thread?.id}`;
  return [
    { name: "position", path: "/position" },
    { name: "position-cell", path: "/position/people/3" },
    { name: "criterion", path: "/criteria/purpose-coverage" },
    { name: "criterion-answer", path: "/criteria/leadership-head" },
    { name: "attestations", path: "/attestations" },
    { name: "model", path: "/model" },
    { name: "figures", path: "/" },
    { name: "figure", path: "/figures/first_response_time" },
    { name: "conversations", path: "/conversations" },
    { name: "conversation", path: conversation },
    { name: "person", path: `/people/${thread?.customer.identityId}` },
    { name: "search", path: "/search?text=refund" },
    { name: "taxonomy", path: "/taxonomy?topic=delivery.late" },
    { name: "insights", path: "/insights" },
    { name: "weekly-digest", path: "/insights/digest?function=care" },
    { name: "labelling", path: "/labelling?label=topic" },
    { name: "reading", path: "/reading" },
    { name: "pulse", path: "/pulse" },
    { name: "pulse-new", path: "/pulse/new" },
    { name: "webhooks", path: "/webhooks" },
    { name: "webhooks-incoming", path: "/webhooks/incoming" },
    { name: "documents", path: "/documents" },
    { name: "imports", path: "/imports" },
    { name: "import-new", path: "/imports/new" },
    { name: "import-mapping", path: `/imports/new/${upload}` },
    { name: "import", path: `/imports/${run?.id}` },
    { name: "audit", path: "/audit" },
    { name: "quarantine", path: "/quarantine" },
    { name: "quarantined", path: `/quarantine/${item?.id}` },
    { name: "system", path: "/system" },
    { name: "account", path: "/settings" },
    { name: "members", path: "/settings/members" },
    { name: "roles", path: "/settings/roles" },
    { name: "units", path: "/settings/units" },
    { name: "keys", path: "/settings/keys" },
    { name: "language-model", path: "/settings/assist" },
    { name: "palette", path: "/", before: (page) => page.keyboard.press("Control+k") },
    { name: "shortcuts", path: "/", before: (page) => page.keyboard.press("?") },
  ];
}
