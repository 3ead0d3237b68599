import { sql } from "kysely";
import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { barriersOf, settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const MESSAGES = 24;

async function send(): Promise<void> {
  const { app, admin, ask } = stage();
  await ask("PUT", "/ingest/sources/shop-chat", { channel: "chat", visibility: "private", threading: "explicit" });
  const lines = Array.from({ length: MESSAGES }, (_one, index) =>
    JSON.stringify({
      source: "shop-chat",
      externalId: `said-${index}`,
      thread: `thread-${index}`,
      at: new Date(Date.now() - (index + 1) * 3_600_000).toISOString(),
      direction: "in",
      channel: "chat",
      author: { account: `person-${index}`, name: "Some Person" },
      text: `Matter ${index}: my ${index % 2 === 0 ? "parcel was late, that is terrible" : "lamp glows, thank you"}`,
    }),
  );
  const sent = await admin.request.post(`${app.url}/api/ingest`, {
    headers: { origin: app.url, "content-type": "application/x-ndjson" },
    data: lines.join("\n"),
    timeout: 120_000,
  });
  expect(await sent.json()).toMatchObject({ accepted: MESSAGES });
}

const text = (page: Page) => page.getByLabel("The text", { exact: true });

/** The text that is shown, once it is another one than before. */
async function nextText(page: Page, before = ""): Promise<string> {
  for (;;) {
    const shown = await text(page).textContent({ timeout: 120_000 });
    if (shown !== null && shown !== before) return shown;
    await page.waitForTimeout(100);
  }
}

test("two people judge texts by keys; what they disagree on is settled, and counts", async () => {
  const { app, database } = stage();
  await send();
  const ada = await stage().open("/labelling?label=mood");
  const first = await nextText(ada);
  const window = await stage().window("analyst");
  const mia = await window.newPage();
  await mia.goto(`${app.url}/labelling?label=mood`);
  // two at the same time never get the same
  const hers = await nextText(mia);
  expect(hers).not.toBe(first);
  expect(hers).toMatch(/^Matter \d+: my/);
  await settled(ada);
  expect(await barriersOf(ada)).toEqual([]);

  // a number chooses, the left arrow takes back, the right one skips
  await ada.keyboard.press("2");
  await ada.getByText("You said “Neutral”.").waitFor();
  const second = await nextText(ada, first);
  await ada.keyboard.press("ArrowLeft");
  expect(await nextText(ada, second)).toBe(first);
  await ada.keyboard.press("1");
  await ada.getByText("You said “Negative”.").waitFor();
  await nextText(ada, first);
  await mia.keyboard.press("ArrowRight");
  await nextText(mia, hers);

  // Ada judges all that nobody else holds
  const done = ada.getByText("Nothing is left to judge");
  for (let tries = 0; tries < 3 * MESSAGES && !(await done.isVisible()); tries += 1) {
    const shown = await text(ada)
      .textContent({ timeout: 1000 })
      .catch(() => null);
    if (shown === null) continue;
    await ada.keyboard.press("1");
    await Promise.race([done.waitFor({ timeout: 60_000 }), nextText(ada, shown)]).catch(() => undefined);
  }
  await done.waitFor();
  const { rows } = await sql<{ waiting: number }>`
    select count(*)::int as waiting from label_candidate where first_by_id is not null`.execute(database.db);
  expect(rows[0]?.waiting).toBeGreaterThan(0);

  // Mia gets those that a second person judges: without help, and says otherwise
  await mia.reload();
  await nextText(mia);
  if (!(await mia.getByText("Without help").isVisible())) {
    await mia.keyboard.press("3");
    await mia.getByText("You said “Positive”.").waitFor();
  }
  await mia.getByText("Without help").waitFor();
  expect(await mia.getByText("The machine says").count()).toBe(0);
  await mia.keyboard.press("3");
  await mia.getByText("Somebody else said otherwise").waitFor({ timeout: 60_000 });

  // what they disagree on is settled, and told by both pages
  await ada.getByRole("link", { name: /^Disagreements \(\d+\)$/ }).click();
  const dispute = ada.getByRole("article").first();
  await dispute.getByText("Ada Founder says").waitFor();
  await settled(ada);
  expect(await barriersOf(ada)).toEqual([]);
  const disputes = await ada.getByRole("article").count();
  await dispute.getByRole("button", { name: "Positive" }).click();
  for (let tries = 0; tries < 300 && (await ada.getByRole("article").count()) >= disputes; tries += 1)
    await ada.waitForTimeout(100);
  expect(await ada.getByRole("article").count()).toBe(disputes - 1);
  const { rows: kept } = await sql<{ settled: string; by: string }>`
    select settled_value as settled, settled_by as by from label_judgement where settled_at is not null`.execute(
    database.db,
  );
  expect(kept).toEqual([{ settled: "positive", by: "Ada Founder" }]);
  await ada
    .getByRole("row", { name: /^Mood/ })
    .getByText(/κ|Agree on/)
    .waitFor();
}, 600_000);

test("many values are found by typing, and who may not judge has no such page", async () => {
  const page = await stage().open("/labelling");
  await nextText(page);
  await page.getByLabel("Find a value").fill("wrong ch");
  const choices = page.getByRole("list", { name: "What it may be" }).getByRole("button");
  expect(await choices.allTextContents()).toEqual([expect.stringContaining("Wrong charge")]);
  await page.keyboard.press("Enter");
  await page.getByText("You said “Wrong charge”.").waitFor();
  const viewer = await stage().window("viewer");
  const other = await viewer.newPage();
  await other.goto(`${stage().app.url}/labelling`);
  await other.getByRole("heading", { level: 1 }).waitFor();
  expect(await other.getByLabel("The text").count()).toBe(0);
}, 300_000);
