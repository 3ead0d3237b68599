import { expect, test } from "vitest";

import { barriersOf, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const HOUR = 3_600_000;
const DAY = 24 * HOUR;
const matters = ["parcel was late", "invoice is wrong", "shoes are small", "app is slow", "coupon expired"];

interface Said {
  readonly id: string;
  readonly at: number;
  readonly text: string;
}

/** Six weeks of the same matters, and in the last days many whose oven smells of plastic. */
function said(): Said[] {
  const now = Date.now() - HOUR;
  const usual = Array.from({ length: 900 }, (_one, index) => ({
    id: `usual-${index}`,
    at: now - Math.floor((index / 900) * 42 * DAY),
    text: `My ${matters[index % matters.length] ?? ""}, can you look?`,
  }));
  const oven = Array.from({ length: 30 }, (_one, index) => ({
    id: `oven-${index}`,
    at: now - index * 2 * HOUR,
    text: `${["Help, the", "My new", "This"][index % 3] ?? ""} oven smells of burning plastic, that is terrible`,
  }));
  return [...usual, ...oven];
}

async function send(): Promise<void> {
  const { app, admin } = stage();
  const lines = said().map(({ id, at, text }) =>
    JSON.stringify({
      source: "shop-chat",
      externalId: id,
      thread: `thread-${id}`,
      at: new Date(at).toISOString(),
      direction: "in",
      channel: "chat",
      author: { account: `person-${id}`, name: "Some Person" },
      text,
    }),
  );
  const sent = await admin.request.post(`${app.url}/api/ingest`, {
    headers: { origin: app.url, "content-type": "application/x-ndjson" },
    data: lines.join("\n"),
    timeout: 120_000,
  });
  expect(await sent.json()).toMatchObject({ accepted: lines.length });
}

test("what many speak of suddenly is found, opens to its messages, and becomes a watch, an insight and a topic", async () => {
  const { ask, app } = stage();
  await ask("PUT", "/ingest/sources/shop-chat", { channel: "chat", visibility: "private", threading: "explicit" });
  const page = await stage().open("/themes?days=7");
  await page.getByText("Nobody has looked yet").waitFor();
  await send();
  await page.getByRole("button", { name: "Look now" }).click();
  const card = page.getByRole("main").getByRole("link", { name: /plastic/i });
  await card.waitFor({ timeout: 200_000 });
  await card.getByText("Emerging").waitFor();
  await card.getByText(/^30 customers, 30 messages/).waitFor();
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);

  await card.click();
  await page.getByRole("heading", { name: "What says it best" }).waitFor();
  const theme = page.url();
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);
  await page
    .getByRole("link", { name: /burning plastic/ })
    .first()
    .click();
  await page.waitForURL(/\/conversations\//);
  await page
    .getByText(/oven smells of burning plastic/)
    .first()
    .waitFor();

  await page.goto(theme);
  await page.getByRole("link", { name: "Watch it" }).click();
  await page.getByRole("button", { name: "Make the watch" }).click();
  await page.getByRole("heading", { name: /burning/i, level: 1 }).waitFor();
  expect(page.url()).toMatch(/\/pulse\/watches\//);

  await page.goto(theme);
  await page.getByRole("button", { name: "Make it an insight" }).click();
  await page.getByLabel("Title").fill("Ovens smell of plastic");
  await page.getByRole("button", { name: "Make the insight" }).click();
  await page.getByRole("heading", { name: "Ovens smell of plastic", level: 1 }).waitFor();
  await page
    .getByText(/smells of burning plastic/)
    .first()
    .waitFor();

  await page.goto(theme);
  await page.getByRole("button", { name: "Make it a topic" }).click();
  await page.getByLabel("Title").fill("Oven smells");
  await page.getByRole("button", { name: "Make the topic" }).click();
  await page.getByText("The topic stands").waitFor();
  await page.goto(`${app.url}/taxonomy`);
  await page.getByText("Oven smells").first().waitFor();

  await page.goto(theme);
  await page.getByRole("button", { name: "Put aside" }).click();
  await page.getByRole("button", { name: "Take back" }).waitFor();
  await page.goto(`${app.url}/themes?days=7`);
  await page.getByRole("button", { name: /^Put aside \(1\)/ }).waitFor();
}, 600_000);
