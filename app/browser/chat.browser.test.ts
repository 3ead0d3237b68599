import { createHmac, randomUUID } from "node:crypto";
import { readFileSync } from "node:fs";
import { createServer, type Server } from "node:http";
import type { AddressInfo } from "node:net";
import { join } from "node:path";
import { gzipSync } from "node:zlib";

import { buildWeb } from "@firsthand/web/build";
import type { BrowserContext, BrowserContextOptions, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { barriersOf, collectTroubles } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

/** A site of somebody else: its page has a policy as strict as can be, and the script of the chat. */
let site: Server;
let siteUrl: string;
let scripts = "";
beforeAll(async () => {
  site = createServer((_request, response) => {
    const here = stage().app.url;
    response.writeHead(200, {
      "content-type": "text/html; charset=utf-8",
      "content-security-policy": `default-src 'none'; script-src ${here}; connect-src ${here}`,
    });
    response.end(
      `<!doctype html><html lang="en"><head><title>A shop</title></head><body><main><h1>A shop</h1><p>Things to buy.</p></main>${scripts}</body></html>`,
    );
  });
  await new Promise<void>((resolve) => {
    site.listen(0, "127.0.0.1", resolve);
  });
  siteUrl = `http://localhost:${(site.address() as AddressInfo).port}`;
});
afterAll(() => {
  site.closeAllConnections();
  site.close();
});

interface Widget {
  readonly id: string;
  readonly name: string;
  readonly secret: string;
}

let made = 0;
async function makeWidget(kind: string, availability: object = { kind: "always" }): Promise<Widget> {
  made += 1;
  const name = `${kind} ${made}`;
  const settings = {
    unit: null,
    origins: [siteUrl],
    accent: "#1f6f5c",
    side: "right",
    language: "en",
    texts: { en: { title: "Talk to the shop", greeting: "Hello! How can we help?", away: "Leave us a message." } },
    availability,
  };
  const widget = (await stage().ask("POST", "/chat/widgets", { name, settings })) as Widget;
  scripts = `<script async src="${stage().app.url}/chat/${widget.id}.js"></script>`;
  return widget;
}

async function visit(context: BrowserContext): Promise<Page> {
  const page = await context.newPage();
  await page.goto(siteUrl);
  return page;
}

/** A window of a visitor, who has no account. */
async function visitor(options: BrowserContextOptions = {}): Promise<BrowserContext> {
  const context = await stage().sameIn(options);
  await context.clearCookies();
  return context;
}

async function writes(page: Page, text: string): Promise<void> {
  await page.getByRole("textbox", { name: "Write a message" }).fill(text);
  await page.getByRole("button", { name: "Send" }).click();
}

async function conversationsOf(source: string) {
  const path = `/conversations?source=${encodeURIComponent(source)}`;
  const { rows } = (await stage().ask("GET", path)) as { rows: { id: string; inCount: number; snippet: string }[] };
  return rows;
}

const open = (page: Page) => page.getByRole("button", { name: /^Open the chat/ }).click();
const log = (page: Page) => page.getByRole("log", { name: "Messages" });

test("two visitors and an agent talk, each hears their own answer, and who comes back finds what was said", async () => {
  const widget = await makeWidget("Shop");
  const [ann, ben] = [await visitor(), await visitor({ viewport: { width: 390, height: 844 } })];
  const [annPage, benPage] = [await visit(ann), await visit(ben)];
  const troubles = [collectTroubles(annPage), collectTroubles(benPage)];
  await open(annPage);
  await open(benPage);
  await writes(annPage, "Where is my kettle?");
  await writes(benPage, "Do you sell cups? <b>bold</b>");
  await log(benPage).getByText("Do you sell cups? <b>bold</b>").waitFor();

  const agent = await (await stage().window("agent")).newPage();
  await agent.goto(`${stage().app.url}/conversations?source=${encodeURIComponent(widget.name)}`);
  await answer(agent, widget.name, "Where is my kettle?", "Your kettle is on its way");
  await log(annPage).getByText("Your kettle is on its way").waitFor({ timeout: 60_000 });
  await answer(agent, widget.name, "Do you sell cups?", "We do: https://shop.example/cups.");
  await log(benPage).getByRole("link", { name: "https://shop.example/cups" }).waitFor({ timeout: 60_000 });
  expect(await log(benPage).getByText("on its way").count()).toBe(0);
  expect(await log(annPage).getByText("We do").count()).toBe(0);

  await writes(annPage, "Thank you");
  await agent.getByText("Thank you").first().waitFor({ timeout: 60_000 });

  const back = await visit(ann);
  await open(back);
  for (const text of ["Where is my kettle?", "Your kettle is on its way", "Thank you"])
    expect(await log(back).getByText(text).count()).toBe(1);
  expect(troubles.flat()).toEqual([]);
}, 180_000);

/** An agent answers the conversation in which that was said. */
async function answer(agent: Page, source: string, said: string, text: string): Promise<void> {
  const { id } = (await conversationsOf(source)).find(({ snippet }) => snippet.includes(said)) ?? { id: "" };
  const sent = await agent.request.post(`${stage().app.url}/api/conversations/${id}/replies`, {
    headers: { origin: stage().app.url },
    data: { key: randomUUID(), text },
  });
  expect(sent.status()).toBe(200);
}

test("a message written without a connection is kept, and sent when there is one, also after the page was left", async () => {
  const { name } = await makeWidget("Moving");
  const context = await visitor();
  const page = await visit(context);
  await open(page);
  await writes(page, "First");
  await log(page)
    .getByText(/^\d\d:\d\d/)
    .waitFor();
  await context.setOffline(true);
  await writes(page, "From a tunnel");
  await log(page).getByText("Will be sent when there is a connection").waitFor({ timeout: 30_000 });
  await page.close();
  await context.setOffline(false);
  const back = await visit(context);
  await open(back);
  await log(back).getByText("From a tunnel").waitFor({ timeout: 30_000 });
  const counts = async () => (await conversationsOf(name)).map(({ inCount }) => inCount);
  await expect.poll(counts, { timeout: 30_000 }).toEqual([2]);
});

test("while nobody is there it asks where to answer", async () => {
  const { name } = await makeWidget("Night", {
    kind: "hours",
    zone: "UTC",
    hours: [{ day: (new Date().getUTCDay() + 2) % 7 || 7, from: "09:00", to: "09:01" }],
  });
  const page = await visit(await visitor());
  await open(page);
  await page.getByText("Leave us a message.").waitFor();
  await writes(page, "Call me back");
  await page.getByText("This is no mail address.").waitFor();
  expect(await page.getByRole("textbox", { name: "Your mail address" }).getAttribute("aria-invalid")).toBe("true");
  await page.getByRole("textbox", { name: "Your mail address" }).fill("ann@example.org");
  await page.getByRole("button", { name: "Send" }).click();
  await log(page).getByText("Call me back").waitFor();
  const listed = async () => JSON.stringify(await conversationsOf(name));
  await expect.poll(listed, { timeout: 30_000 }).toContain("Call me back");
});

test("it can be used by keyboard alone, tells what is new, and shuts nobody out in either scheme or width", async () => {
  for (const look of [
    { colorScheme: "light" },
    { colorScheme: "dark", viewport: { width: 390, height: 844 } },
  ] as const) {
    await makeWidget(`Keys ${look.colorScheme}`);
    const page = await visit(await visitor(look));
    const launch = page.getByRole("button", { name: "Open the chat" });
    await launch.waitFor();
    expect(await barriersOf(page)).toEqual([]);
    await launch.press("Enter");
    const dialog = page.getByRole("dialog", { name: "Talk to the shop" });
    const field = page.getByRole("textbox", { name: "Write a message" });
    await expect.poll(() => field.evaluate((one) => one.matches(":focus"))).toBe(true);
    await field.press("Shift+Enter");
    await field.pressSequentially("By keyboard");
    await field.press("Enter");
    await log(page).getByText("By keyboard").waitFor();
    expect(await barriersOf(page)).toEqual([]);
    for (let presses = 0; presses < 8; presses += 1) await page.keyboard.press("Tab");
    expect(await dialog.evaluate((one) => one.contains((one.getRootNode() as ShadowRoot).activeElement))).toBe(true);
    await page.keyboard.press("Escape");
    await dialog.waitFor({ state: "hidden" });
    expect(await launch.evaluate((one) => one.matches(":focus"))).toBe(true);
  }
});

test("whom the site names finds their messages on every device, and leaves nothing in any", async () => {
  const widget = await makeWidget("Named");
  const part = (value: unknown) => Buffer.from(JSON.stringify(value)).toString("base64url");
  const claims = { sub: "17", name: "Ann Bell", exp: Math.floor(Date.now() / 1000) + 600 };
  const text = `${part({ alg: "HS256", typ: "JWT" })}.${part(claims)}`;
  const identity = `${text}.${createHmac("sha256", widget.secret).update(text).digest("base64url")}`;
  scripts = scripts.replace("<script ", `<script data-identity="${identity}" `);
  for (const [device, before] of [
    ["phone", []],
    ["desk", ["From my phone"]],
  ] as const) {
    const page = await visit(await visitor());
    await page.getByRole("button", { name: /^Open the chat/ }).waitFor();
    await open(page);
    for (const said of before) await log(page).getByText(said).waitFor();
    await page.waitForFunction("window.firsthandChat");
    await writes(page, `From my ${device}`);
    await log(page).getByText(`From my ${device}`).waitFor();
    // Perhaps it is still on its way: it is not shown to whoever is there next.
    expect(await page.evaluate("localStorage.length")).toBe(0);
    await page.evaluate("firsthandChat.identify(null)");
    await log(page).getByText(`From my ${device}`).waitFor({ state: "detached" });
  }
  await expect
    .poll(() => conversationsOf(widget.name), { timeout: 30_000 })
    .toMatchObject([{ inCount: 2, customer: { name: "Ann Bell" } }]);
});

test("before anything is written the browser keeps nothing, and other pages are not answered", async () => {
  const widget = await makeWidget("Quiet");
  const page = await visit(await visitor());
  await open(page);
  await log(page).waitFor();
  expect(await page.evaluate("[localStorage.length, document.cookie]")).toEqual([0, ""]);
  await writes(page, "Now");
  await expect.poll(() => page.evaluate("Object.keys(localStorage)")).toEqual([`firsthand-chat:${widget.id}`]);
  const settings = { origins: [] as string[] };
  const list = (await stage().ask("GET", "/chat/widgets")) as { id: string; settings: object; version: number }[];
  const mine = list.find(({ id }) => id === widget.id);
  await stage().ask("PUT", `/chat/widgets/${widget.id}`, {
    settings: { ...mine?.settings, ...settings },
    ifVersion: mine?.version,
  });
  const refused = page.waitForEvent("console", (message) => message.text().includes("CORS policy"));
  await page.reload();
  await refused;
  expect(await page.getByRole("button", { name: /^Open the chat/ }).count()).toBe(0);
});

test("the script is under 12 kB, packed", async () => {
  const { directory } = await buildWeb();
  expect(gzipSync(readFileSync(join(directory, "chat.js"))).length).toBeLessThan(12_000);
});
