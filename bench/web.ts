import { readFileSync } from "node:fs";
import { chmod, mkdtemp, rm } from "node:fs/promises";
import { tmpdir } from "node:os";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { type ShownApp, openBrowser, openWindow, settle, showApp } from "@firsthand/app/browser/testing";
import { openStorage } from "@firsthand/platform/storage";
import { buildWeb } from "@firsthand/web/build";

import { fillLog } from "./inbox-log.ts";

type BrowserContext = Awaited<ReturnType<typeof openWindow>>;
type Page = Awaited<ReturnType<BrowserContext["newPage"]>>;

const INTERACTIONS = 50_000;
const ROUNDS = 5;
/** Rows that are scrolled through, and how far a frame goes: a wheel turned briskly. */
const ROWS = 10_000;
const PIXELS_A_FRAME = 300;
const FIRST_LIST_LIMIT_MS = 1_000;

/**
 * The browser app at so many interactions: `web [INTERACTIONS]`. Prints the size of the entry script, the time until
 * the first list stands, and the long tasks (over 50 ms) while 10,000 rows are scrolled through. The ratio is the time
 * until the first list ÷ the second that it may take.
 */
export async function run(args: string[]): Promise<void> {
  console.log(`entry script: ${Math.round((await entryBytes()) / 1000)} kB gzip (at most 250)`);
  const directory = await mkdtemp(join(tmpdir(), "firsthand-bench-"));
  await chmod(directory, 0o755);
  try {
    await fill(join(directory, "data"), Number(args[0] ?? INTERACTIONS));
    const app = await showApp({ dataDirectory: join(directory, "data") });
    const browser = await openBrowser();
    try {
      const context = await openWindow(browser);
      await settle(context, app);
      const first = await firstList(context, app);
      await scroll(await context.newPage(), app);
      console.log(`ratio ${(first / FIRST_LIST_LIMIT_MS).toFixed(2)}`);
    } finally {
      await browser.close();
      await app.stop();
    }
  } finally {
    await rm(directory, { recursive: true, force: true });
  }
}

async function fill(dataDirectory: string, interactions: number): Promise<void> {
  const storage = await openStorage({ dataDirectory }, "command");
  try {
    const held = await fillLog(storage.db, interactions);
    console.log(`${held.toLocaleString("en-GB")} interactions`);
  } finally {
    await storage.close();
  }
}

/** What the page itself names: the entry and what is loaded with it. */
async function entryBytes(): Promise<number> {
  const { directory } = await buildWeb();
  const page = readFileSync(join(directory, "index.html"), "utf8");
  const scripts = [...page.matchAll(/(?:src|href)="\/(assets\/[^"]+\.js)"/g)].map(([, path]) => path ?? "");
  return scripts.reduce((sum, path) => sum + gzipSync(readFileSync(join(directory, path))).length, 0);
}

/** Median time from the request of the page to the first row of the list, in milliseconds. */
async function firstList(context: BrowserContext, app: ShownApp): Promise<number> {
  const cold = await timeToList(context, app);
  const times: number[] = [];
  for (let round = 0; round < ROUNDS; round += 1) times.push(await timeToList(context, app));
  const median = times.toSorted((one, other) => one - other)[Math.floor(ROUNDS / 2)] ?? 0;
  console.log(`first list: ${Math.round(cold)} ms with nothing cached, then ${Math.round(median)} ms (at most 1,000)`);
  return cold;
}

async function timeToList(context: BrowserContext, app: ShownApp): Promise<number> {
  const page = await context.newPage();
  await page.goto(`${app.url}/conversations`, { waitUntil: "commit" });
  await page.locator("[data-conversation]").first().waitFor();
  const shown = await page.evaluate<number>("performance.now()");
  await page.close();
  return shown;
}

const watchTasks = `
  globalThis.tasks = [];
  new PerformanceObserver((list) => globalThis.tasks.push(...list.getEntries().map((task) => task.duration)))
    .observe({ type: "longtask" });`;

/** Scrolls frame by frame, as a wheel does, until so many rows have gone by or the list ends. */
const scrollOn = `(async ([pixels, wanted]) => {
  const list = document.querySelector('[role="list"][aria-label="Conversations"]');
  let scroller = list;
  while (scroller && scroller.scrollHeight <= scroller.clientHeight + 1) scroller = scroller.parentElement;
  const row = list.querySelector("[data-conversation]").getBoundingClientRect().height;
  const began = performance.now();
  let still = 0;
  while (scroller.scrollTop < wanted * row && still < 300) {
    const before = scroller.scrollTop;
    scroller.scrollBy(0, pixels);
    await new Promise(requestAnimationFrame);
    still = scroller.scrollTop === before ? still + 1 : 0;
  }
  return { rows: Math.round(scroller.scrollTop / row), seconds: (performance.now() - began) / 1000 };
})`;

async function scroll(page: Page, app: ShownApp): Promise<void> {
  await page.goto(`${app.url}/conversations`);
  await page.locator("[data-conversation]").first().waitFor();
  await page.waitForTimeout(1_000);
  await page.evaluate(watchTasks);
  const { rows, seconds } = await page.evaluate<{ rows: number; seconds: number }>(
    `${scrollOn}([${PIXELS_A_FRAME}, ${ROWS}])`,
  );
  const tasks = await page.evaluate<number[]>("globalThis.tasks");
  const longest = Math.round(Math.max(0, ...tasks));
  console.log(
    `scrolled through ${rows.toLocaleString("en-GB")} rows in ${seconds.toFixed(0)} s: ${tasks.length} long tasks, the longest ${longest} ms (wanted: none)`,
  );
}
