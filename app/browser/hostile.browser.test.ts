import type { Page } from "playwright-core";
import { beforeAll, expect, test } from "vitest";

import { hostileCsv, hostileLines, hostileMailbox, hostileRubbish } from "../server/hostile/testing/files.ts";
import { type Send, importHostile } from "../server/hostile/testing/load.ts";
import { MARK, scripts } from "../server/hostile/testing/payloads.ts";
import { founder } from "./testing/app.ts";
import { settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

beforeAll(async () => {
  const { app, admin } = stage();
  const { cookies } = await admin.storageState();
  const cookie = cookies.map(({ name, value }) => `${name}=${value}`).join("; ");
  const send: Send = (method, path, body) =>
    fetch(`${app.url}/api${path}`, {
      method,
      headers: {
        cookie,
        origin: app.url,
        ...(body === undefined
          ? {}
          : { "content-type": Buffer.isBuffer(body) ? "application/octet-stream" : "application/json" }),
      },
      ...(body === undefined ? {} : { body: Buffer.isBuffer(body) ? new Uint8Array(body) : JSON.stringify(body) }),
    });
  for (const file of [hostileCsv(), hostileLines(), hostileMailbox(), hostileRubbish()])
    await importHostile(send, file);
});

interface Row {
  readonly id: string;
}

async function rowsOf(path: string): Promise<readonly Row[]> {
  const { rows } = (await stage().ask("GET", path)) as { rows: readonly Row[] };
  return rows;
}

const channelOf = (payload: string) => `/conversations?channel=${encodeURIComponent(payload)}`;

/** Every page that shows what customers wrote, or what a file was called, with the worst of it. */
async function addresses(): Promise<readonly string[]> {
  const worst = [scripts.image, scripts.svgScript, scripts.url, scripts.markdownLink, scripts.attribute];
  const opened = await Promise.all(worst.map(async (payload) => (await rowsOf(channelOf(payload)))[0]?.id));
  const people = (await stage().ask("GET", `/people?text=${MARK}`)) as {
    rows: readonly { identityId: string }[];
  };
  return [
    "/",
    "/position",
    "/figures/inbound_volume?by=unit",
    "/figures/inbound_volume?by=channel",
    `/figures/inbound_volume?unit=${encodeURIComponent(scripts.image)}`,
    "/conversations",
    channelOf(scripts.element),
    ...opened.map((id) => `/conversations/${id}`),
    `/people/${people.rows[0]?.identityId}`,
    `/search?text=${MARK}`,
    `/search?text=${encodeURIComponent(scripts.image)}`,
    "/imports",
    "/quarantine",
    `/quarantine/${(await rowsOf("/quarantine"))[0]?.id}`,
    "/consent",
    "/privacy",
    "/retention",
    "/quality",
    "/audit",
    "/system",
    "/settings/units",
    `/${encodeURIComponent("<img src=x onerror=alert(1)>")}`,
  ];
}

/** What a page did that no text may make it do. */
function watch(page: Page): string[] {
  const seen: string[] = [];
  page.on("dialog", (dialog) => {
    seen.push(`a dialog: ${dialog.message()}`);
    void dialog.dismiss();
  });
  page.on("pageerror", (error) => seen.push(error.message));
  page.on("request", (request) => {
    if (!/^(?:data|blob):/.test(request.url()) && !request.url().startsWith(stage().app.url))
      seen.push(`asked for ${request.url()}`);
  });
  page.on("console", (message) => {
    if (/Content Security Policy|Refused to/i.test(message.text())) seen.push(message.text());
  });
  return seen;
}

/** What in a page could run, load or lead away. */
const dangers = `[...document.querySelectorAll("a[href], area[href], form[action], iframe, object, embed, base, script, [src]")]
  .filter((one) => {
    const at = one.getAttribute("href") ?? one.getAttribute("src") ?? one.getAttribute("action") ?? "";
    if (["IFRAME", "OBJECT", "EMBED", "BASE"].includes(one.tagName)) return true;
    if (one.tagName === "IMG" && /^(data:image|blob:)/.test(at)) return false;
    if (one.tagName === "A" && /^(mailto|tel):/.test(at)) return false;
    const url = URL.parse(at, location.href);
    return url?.origin !== location.origin || !/^https?:$/.test(url.protocol);
  })
  .map((one) => one.outerHTML.slice(0, 200))`;

const attributes = `[...document.querySelectorAll("main *")]
  .flatMap((one) => one.getAttributeNames().filter((name) => name.startsWith("on")).map((name) => one.tagName + " " + name))`;

test("what customers wrote is text on every page: nothing of it runs, is loaded, or breaks a policy", async () => {
  const page = await stage().admin.newPage();
  const seen = watch(page);
  const found: Record<string, unknown> = {};
  let shown = 0;
  for (const path of await addresses()) {
    await page.goto(`${stage().app.url}${path}`);
    await settled(page).catch(() => seen.push("it did not come to rest"));
    const [hit, handlers, text] = await page.evaluate<[unknown, string[], string]>(
      `[window.__hit, ${attributes}, document.body.innerText]`,
    );
    if (text.includes(MARK)) shown += 1;
    if (hit !== undefined || handlers.length > 0 || seen.length > 0)
      found[path] = { hit, handlers, seen: seen.splice(0) };
  }
  await page.close();
  expect(found).toEqual({});
  expect(shown).toBeGreaterThan(12);
}, 180_000);

test("no link of any page leads to a script or away from the installation", async () => {
  const page = await stage().admin.newPage();
  const found: Record<string, string[]> = {};
  const [, , , , , , list = "", one = "", two = "", three = ""] = await addresses();
  for (const path of [list, one, two, three, `/search?text=${MARK}`, "/quarantine", "/imports"]) {
    await page.goto(`${stage().app.url}${path}`);
    await settled(page);
    const links = await page.evaluate<string[]>(dangers);
    if (links.length > 0) found[path] = links;
  }
  await page.close();
  expect(found).toEqual({});
}, 120_000);

test("a message is shown to the letter, whatever it looks like", async () => {
  for (const payload of [scripts.element, scripts.markdownHtml, scripts.entities]) {
    const [row] = await rowsOf(channelOf(payload));
    const page = await stage().open(`/conversations/${row?.id}`);
    await page.getByRole("main").getByText(payload, { exact: true }).first().waitFor();
    await page.close();
  }
}, 60_000);

test("fields for passwords hide what is typed, and let it be pasted", async () => {
  const context = await stage().sameIn({});
  await context.clearCookies();
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/sign-in`);
  const field = page.locator('input[autocomplete="current-password"]');
  await field.waitFor();
  expect(await field.getAttribute("type")).toBe("password");
  const pasted = await field.evaluate((element) =>
    element.dispatchEvent(new ClipboardEvent("paste", { bubbles: true, cancelable: true })),
  );
  expect(pasted).toBe(true);
  await page.close();
  const own = await stage().open("/settings");
  const fields = own.locator('input[autocomplete="current-password"], input[autocomplete="new-password"]');
  await fields.first().waitFor();
  for (const type of await fields.evaluateAll((all) => all.map((one) => one.getAttribute("type"))))
    expect(type).toBe("password");
}, 60_000);

test("signing out is offered on every page, and leaves nothing that was shown", async () => {
  const window = await stage().sameIn({});
  await window.clearCookies();
  const signedIn = await window.request.post(`${stage().app.url}/api/session`, {
    headers: { origin: stage().app.url },
    data: { email: founder.email, password: founder.password },
  });
  expect(signedIn.status()).toBe(200);
  const page = await window.newPage();
  for (const path of ["/settings", "/quarantine", channelOf(scripts.element)]) {
    await page.goto(`${stage().app.url}${path}`);
    await settled(page);
    await page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: founder.name }).waitFor();
  }
  await page.getByRole("navigation", { name: "Pages" }).getByRole("button", { name: founder.name }).click();
  await page.getByRole("menuitem", { name: "Sign out" }).click();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  const left = await page.evaluate<string>(
    "JSON.stringify([document.body.innerText, { ...localStorage }, { ...sessionStorage }, history.state])",
  );
  expect(left).not.toContain(MARK);
  await page.goBack();
  await page.getByRole("button", { name: "Sign in", exact: true }).waitFor();
  expect(await page.evaluate<string>("document.body.innerText")).not.toContain(MARK);
}, 60_000);
