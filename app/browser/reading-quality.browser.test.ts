import { homeOfStableId } from "@firsthand/kernel/ids";
import { sql } from "kysely";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

interface Row {
  readonly interaction_id: string;
}

/** Sixty held-back texts of customers are judged: every fourth complaint was read as neutral. */
async function judgeSixty(): Promise<void> {
  const { db } = stage().database;
  const { rows } = await sql<Row>`
    select interaction_id from interaction where direction = 'in' and body <> '' order by at desc limit 60`.execute(db);
  for (const [place, { interaction_id: id }] of rows.entries())
    await sql`
      insert into label_judgement (home, message_id, label, text_hash, purpose, asked, language, machine_value,
        machine_probability, machine_version, value, judged_by, judged_by_id, judged_at)
      values (${homeOfStableId(id)}, ${id}, 'mood', gen_random_uuid(), 'audit', true, 'en',
        ${place % 4 === 0 ? "neutral" : "negative"}, 0.8, 'lexicon-4', 'negative', 'Eva', 'eva', now())`.execute(db);
}

test("a figure opens its parts and their texts; an alarm counts in the side bar until somebody saw it", async () => {
  await judgeSixty();
  await sql`
    insert into reading_alarm (alarm_id, about, kind, value, expected, low, high, moved, began_at, stood_at)
    values (gen_random_uuid(), 'topic', 'abstained', 0.7, 0.4, 0.3, 0.5, '[]', now(), now())`.execute(
    stage().database.db,
  );
  const page = await stage().open("/reading");
  const place = page.getByRole("link", { name: /Reading quality/ });
  await expect.poll(() => place.innerText(), { timeout: 30_000 }).toMatch(/1/);
  await page.getByText("No value is given in 70 % of the messages; 30 % to 50 % is usual.").waitFor();
  await page.getByRole("button", { name: "Seen" }).click();
  await page.getByText(/seen by Ada Founder/).waitFor();
  await expect.poll(() => place.innerText()).not.toMatch(/1/);

  const row = page.getByRole("row", { name: /Mood/ }).first();
  expect(await row.innerText()).toMatch(/75 %/);
  await row.getByRole("link", { name: "Mood" }).click();
  await page.getByRole("heading", { name: "How well it is read: Mood" }).waitFor();
  await page.getByRole("link", { name: "Negative read as Neutral: 15 of 60" }).click();
  await page.getByRole("heading", { name: "Mood: judged texts" }).waitFor();
  await page.getByRole("heading", { name: "15 texts" }).waitFor();
  expect(await page.getByText("Wrong", { exact: true }).count()).toBe(15);
  await page.locator("article a").first().click();
  await page.waitForURL(/\/conversations\//);
});

test("who may read topics and change nothing sees the alarm and no button", async () => {
  const mia = await stage().window("viewer");
  const page = await mia.newPage();
  await page.goto(`${stage().app.url}/reading`);
  await page.getByRole("heading", { name: "Reading quality" }).waitFor();
  await page.getByText(/seen by Ada Founder/).waitFor();
  expect(await page.getByRole("button", { name: "Seen" }).count()).toBe(0);
});
