import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import type { Browser, BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, afterEach, beforeAll } from "vitest";

import { type ShownApp, ask, loadSample, settle, showApp } from "./app.ts";
import { openBrowser, openWindow } from "./browser.ts";

/** What the tests of a file share: the product with an administrator, and a browser. */
export interface Stage {
  readonly app: ShownApp;
  readonly database: TestDatabase;
  /** The window of the administrator. */
  readonly admin: BrowserContext;
  /** A new page of the administrator at a path. */
  readonly open: (path: string) => Promise<Page>;
  /** A window of somebody else with a role for the whole organisation, or with any roles. */
  readonly window: (
    roles: string | readonly [StageGrant, ...StageGrant[]],
    options?: BrowserContextOptions,
  ) => Promise<BrowserContext>;
  /** Another window of the same administrator, as on another device. */
  readonly sameIn: (options: BrowserContextOptions) => Promise<BrowserContext>;
  /** Asks the API in the administrator's name. */
  readonly ask: (method: string, path: string, data?: unknown) => Promise<unknown>;
}

/** A role for a unit or a function; null: for all. */
interface StageGrant {
  readonly role: string;
  readonly unit: string | null;
  readonly function: string | null;
}

/** Sets the stage for a test file, with the sample organisation where that is wanted. */
export function setStage({ sample }: { sample: boolean }): () => Stage {
  let stage: Stage | undefined;
  let browser: Browser | undefined;
  const opened: { close: () => Promise<void> }[] = [];
  let members = 0;

  beforeAll(async () => {
    const database = await cloneDatabase();
    const [app, started] = await Promise.all([showApp({ databaseUrl: database.url }), openBrowser()]);
    browser = started;
    const admin = await openWindow(started);
    await settle(admin, app);
    if (sample) await loadSample(admin, app);
    const { cookies } = await admin.storageState();
    stage = {
      app,
      database,
      admin,
      open: async (path) => {
        const page = await admin.newPage();
        opened.push(page);
        await page.goto(`${app.url}${path}`);
        return page;
      },
      window: async (roles, options) => {
        members += 1;
        const grants = typeof roles === "string" ? [{ role: roles, unit: null, function: null }] : roles;
        const who = { name: `Mia ${grants[0]?.role} ${members}`, email: `mia${members}@example.org`, grants };
        const { path } = (await ask(admin, app, ["POST", "/invitations"], who)) as { path: string };
        const context = await openWindow(started, options);
        opened.push(context);
        await ask(context, app, ["POST", path.replace("/invitation/", "/invitations/")], {
          password: "a way of my own",
        });
        return context;
      },
      sameIn: async (options) => {
        const context = await openWindow(started, options);
        opened.push(context);
        await context.addCookies(cookies);
        return context;
      },
      ask: (method, path, data) => ask(admin, app, [method, path], data),
    };
  });
  afterEach(async () => {
    for (const one of opened.splice(0)) await one.close().catch(() => undefined);
  });
  afterAll(async () => {
    await browser?.close();
    await stage?.app.stop();
    await stage?.database.drop();
  });
  return () => {
    if (!stage) throw new Error("The stage is not set yet.");
    return stage;
  };
}
