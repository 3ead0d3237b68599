import { createHmac, randomUUID } from "node:crypto";

import { type ModelServer, openModelServer, sayInPieces, sayWhole } from "@firsthand/engage/assist/testing";
import type { Page } from "playwright-core";
import { afterAll, beforeAll, expect, test, vi } from "vitest";
import { z } from "zod";

import { barriersOf, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });
const PATIENCE = { timeout: 60_000 };
const SITE = "https://www.shop.example";

let model: ModelServer;
let thread = "";
beforeAll(async () => {
  model = await openModelServer();
  thread = await askInChat("Bonjour, je suis Ann Smith. Où est mon colis ? Écrivez à ann.smith@example.org");
}, 120_000);
afterAll(() => model.close());

/** A visitor of a chat asks something; gives the address of the conversation. */
async function askInChat(text: string): Promise<string> {
  const { app, ask } = stage();
  const settings = {
    unit: null,
    origins: [SITE],
    accent: "#1f6f5c",
    side: "right",
    language: "en",
    texts: { en: { title: "Talk to us", greeting: "Hello", away: "Leave a message" } },
    availability: { kind: "always" },
  };
  const made = z.object({ id: z.string(), secret: z.string() });
  const { id, secret } = made.parse(await ask("POST", "/chat/widgets", { name: "Shop", settings }));
  const send = async (what: string, body: object) => {
    const headers = { origin: SITE, "content-type": "application/json" };
    const response = await fetch(`${app.url}/api/chat/${id}/${what}`, {
      method: "POST",
      headers,
      body: JSON.stringify(body),
    });
    return z.looseObject({ visitor: z.looseObject({ token: z.string() }).optional() }).parse(await response.json());
  };
  const claims = { sub: "c-1", name: "Ann Smith", exp: Math.floor(Date.now() / 1000) + 600 };
  const signed = [{ alg: "HS256", typ: "JWT" }, claims].map((part) =>
    Buffer.from(JSON.stringify(part)).toString("base64url"),
  );
  const mac = createHmac("sha256", secret).update(signed.join(".")).digest("base64url");
  const { visitor } = await send("identity", { identity: [...signed, mac].join(".") });
  await send("messages", { token: visitor?.token, id: randomUUID(), text });
  const listed = z.object({ rows: z.array(z.object({ id: z.string() })).min(1) });
  const { rows } = await vi.waitFor(async () => listed.parse(await ask("GET", "/conversations?source=Shop")), PATIENCE);
  return `/conversations/${rows[0]?.id}`;
}

async function looksFine(page: Page): Promise<void> {
  for (const colorScheme of ["light", "dark"] as const) {
    for (const viewport of [
      { width: 1440, height: 900 },
      { width: 390, height: 844 },
    ]) {
      await page.emulateMedia({ colorScheme });
      await page.setViewportSize(viewport);
      await settled(page);
      expect(await barriersOf(page), `${colorScheme} ${viewport.width}`).toEqual([]);
    }
  }
  await page.emulateMedia({ colorScheme: "light" });
  await page.setViewportSize({ width: 1440, height: 900 });
}

test("while nothing is switched on, a conversation shows nothing of a language model", async () => {
  const page = await stage().open(thread);
  await page.getByRole("form", { name: "Answer" }).waitFor(PATIENCE);
  for (const name of ["Summarise", "Draft a reply", "Translate"])
    expect(await page.getByRole("button", { name }).count(), name).toBe(0);
}, 120_000);

test("an administrator sets a model, tries it, and switches it on", async () => {
  const page = await stage().open("/settings/assist");
  await page.getByLabel("Address").fill(model.address.replace("http:", "ftp:"));
  await page.getByLabel("Model", { exact: true }).fill("little-one");
  await page.getByLabel("Key", { exact: true }).fill("sk-of-the-browser");
  await page.getByRole("button", { name: "Save" }).click();
  await page
    .getByRole("alert")
    .getByText(/does not begin with https/)
    .waitFor();
  await page.getByLabel("Address").fill(model.address);
  await page.getByLabel("Its host stands in our own network").check();
  for (const use of ["Draft a reply", "Summarise a conversation", "Translate a message"])
    await page.getByLabel(use, { exact: true }).check();
  await page.getByLabel("Price of tokens asked").fill("0.5");
  await page.getByLabel("Price of tokens answered").fill("2");
  await page.getByRole("button", { name: "Save" }).click();
  await page.getByRole("button", { name: "Ask little-one" }).click();
  await page.getByText("little-one answers").waitFor(PATIENCE);
  expect(model.asked.at(-1)?.headers.authorization).toBe("Bearer sk-of-the-browser");
  expect(await page.getByLabel("Key", { exact: true }).inputValue()).toBe("");
  expect(await page.content()).not.toContain("sk-of-the-browser");
  await page.getByRole("list", { name: "Each time" }).getByText("Try it").waitFor(PATIENCE);
  await looksFine(page);
}, 240_000);

test("somebody summarises, translates and drafts; what a machine wrote is marked, and none of it is a link or is sent", async () => {
  const page = await stage().open(thread);
  model.answers = (_asked, response) =>
    sayWhole(response, "[name 1] asks where the parcel is. See https://evil.example");
  await page.getByRole("button", { name: "Summarise" }).click();
  const summary = page.getByRole("region", { name: "Summary" });
  await summary.getByText("Ann Smith asks where the parcel is.").waitFor(PATIENCE);
  await summary.getByText(/Summarised by the language model little-one from 1 message; it may be wrong/).waitFor();
  expect(await summary.getByRole("link").count()).toBe(0);

  model.answers = (_asked, response) =>
    sayInPieces(response, ["Hello, I am ", "[name 1].", " <b>Where</b> is my parcel?"]);
  await page.getByRole("button", { name: "Translate" }).click();
  const translation = page.getByRole("region", { name: "Translation" });
  await translation.getByText("Hello, I am Ann Smith. <b>Where</b> is my parcel?").waitFor(PATIENCE);
  await translation.getByText(/Translated into English by the language model little-one/).waitFor();

  const box = page.getByRole("form", { name: "Answer" });
  const field = box.getByLabel("Your answer");
  await field.fill("My own words");
  model.answers = (_asked, response) => sayWhole(response, "Bonjour [name 1], votre colis arrive le [date].");
  await box.getByRole("button", { name: "Draft a reply" }).click();
  await expect.poll(() => field.inputValue(), PATIENCE).toBe("Bonjour Ann Smith, votre colis arrive le [date].");
  const mark = box.getByRole("region", { name: "Draft" });
  await mark.getByText(/Drafted by the language model little-one. Read and change it/).waitFor();
  await mark.getByText("Look at this before it goes out: [date]").waitFor();
  await looksFine(page);

  await page.reload();
  await expect.poll(() => field.inputValue(), PATIENCE).toBe("Bonjour Ann Smith, votre colis arrive le [date].");
  await mark.getByRole("button", { name: "Take it out" }).click();
  expect(await field.inputValue()).toBe("My own words");
  expect(await mark.count()).toBe(0);

  await box.getByRole("button", { name: "Draft a reply" }).click();
  await mark.waitFor(PATIENCE);
  await field.fill("Bonjour Ann, votre colis arrive le [date].");
  await mark.getByText(/and changed since/).waitFor();
  await field.fill("Bonjour Ann, votre colis arrive lundi.");
  await expect.poll(() => mark.count()).toBe(0);

  const told = JSON.stringify(model.asked.map(({ body }) => body));
  expect(told).not.toMatch(/Ann Smith|ann\.smith/);
  expect(await stage().ask("GET", `${thread}/replies`)).toMatchObject({ rows: [] });
}, 240_000);

test("what goes wrong is said in words, and what was typed stays", async () => {
  const page = await stage().open(thread);
  const box = page.getByRole("form", { name: "Answer" });
  await box.getByLabel("Your answer").fill("Mine");
  model.answers = (_asked, response) => void response.writeHead(500).end("sk-of-the-browser");
  await box.getByRole("button", { name: "Draft a reply" }).click();
  await box.getByText("The language model has trouble of its own (500).").waitFor(PATIENCE);
  expect(await box.getByLabel("Your answer").inputValue()).toBe("Mine");
  expect(await page.content()).not.toContain("sk-of-the-browser");
}, 120_000);

test("who may not use it sees none of it", async () => {
  const context = await stage().window("auditor");
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/settings/assist`);
  await page
    .getByText(/may not|not allowed|no right/i)
    .first()
    .waitFor(PATIENCE);
  const community = await (await stage().window("viewer")).newPage();
  await community.goto(`${stage().app.url}${thread}`);
  await community.getByRole("article").first().waitFor(PATIENCE);
  for (const name of ["Summarise", "Draft a reply", "Translate"])
    expect(await community.getByRole("button", { name }).count(), name).toBe(0);
}, 120_000);

test("a title is suggested for a theme, and can be changed", async () => {
  const { ask, app } = stage();
  const saved = z
    .object({ settings: z.looseObject({ version: z.number() }) })
    .parse(await ask("GET", "/assist/settings"));
  const { version, hasKey: _key, changedBy: _by, changedAt: _at, ...settings } = saved.settings;
  await ask("PUT", "/assist/settings", { ...settings, uses: ["theme"], ifVersion: version });
  await ask("POST", "/themes/find", {});
  const found = z.object({ themes: z.array(z.object({ id: z.string() })).min(1) });
  const look = async () => found.parse(await ask("GET", "/themes?days=28"));
  const { themes } = await vi.waitFor(look, { timeout: 120_000, interval: 1000 });
  model.answers = (_asked, response) => sayWhole(response, '"Late **deliveries** of [name 1]."');
  const page = await stage().open(`/themes/${themes[0]?.id}`);
  await page.getByRole("button", { name: "Make it a topic" }).click();
  await page.getByRole("button", { name: "Suggest a title" }).click();
  const title = page.getByLabel("Title");
  await expect.poll(() => title.inputValue(), PATIENCE).toBe("Late deliveries of");
  await page.getByText(/Suggested by the language model little-one/).waitFor();
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);
  await title.fill("Mine");
  await expect.poll(() => page.getByText(/Suggested by the language model/).count()).toBe(0);
  await page.goto(`${app.url}${thread}`);
  await page.getByRole("form", { name: "Answer" }).waitFor(PATIENCE);
  expect(await page.getByRole("button", { name: "Draft a reply" }).count()).toBe(0);
}, 300_000);
