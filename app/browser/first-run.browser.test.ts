import { type TestDatabase, cloneDatabase } from "@firsthand/platform/testing";
import type { Browser } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type ShownApp, founder, showApp } from "./testing/app.ts";
import { collectTroubles, openBrowser, openWindow } from "./testing/browser.ts";

let database: TestDatabase;
let app: ShownApp;
let browser: Browser;

beforeAll(async () => {
  database = await cloneDatabase();
  [app, browser] = await Promise.all([showApp({ databaseUrl: database.url }), openBrowser()]);
});
afterAll(async () => {
  await browser?.close();
  await app?.stop();
  await database?.drop();
});

test("from nothing to figures: the first administrator, the sample, its removal, and the door closes behind", async () => {
  const page = await (await openWindow(browser)).newPage();
  const troubles = collectTroubles(page);
  await page.goto(`${app.url}/conversations`);
  await page.waitForURL(`${app.url}/setup`);

  await page.getByLabel("Name").fill(founder.name);
  await page.getByLabel("Mail address").fill("not a mail");
  await page.getByLabel("Password", { exact: true }).fill("short");
  await page.getByRole("button", { name: "Create the account" }).click();
  expect(await page.getByLabel("Mail address").getAttribute("aria-invalid")).toBe("true");
  expect(await page.getByLabel("Password", { exact: true }).getAttribute("aria-invalid")).toBe("true");
  await page.getByLabel("Mail address").fill(founder.email);
  await page.getByLabel("Password", { exact: true }).fill(founder.password);
  await page.keyboard.press("Enter");

  await page.waitForURL(`${app.url}/welcome`);
  await page.getByRole("button", { name: "Load the sample" }).click();
  await page.waitForURL(`${app.url}/`, { timeout: 60_000 });
  await page.getByRole("heading", { name: "Figures" }).waitFor();
  const coverage = page.getByRole("link", { name: "Reply coverage" });
  await coverage.waitFor();
  expect(await page.locator("main").innerText()).toMatch(/\d+\.\d %/);

  await page.goto(`${app.url}/welcome`);
  await page.getByRole("button", { name: "Remove the sample" }).click();
  await page.getByRole("dialog").getByRole("button", { name: "Remove the sample" }).click();
  await page.getByText("The log is empty").waitFor({ timeout: 60_000 });
  await page.goto(`${app.url}/`);
  await page
    .getByText(/nothing|no messages|empty/i)
    .first()
    .waitFor();

  const stranger = await (await openWindow(browser)).newPage();
  await stranger.goto(`${app.url}/setup`);
  await stranger.waitForURL(/\/sign-in/);
  expect(troubles).toEqual([]);
});
