import { closeSync, existsSync, ftruncateSync, openSync, writeFileSync, writeSync } from "node:fs";
import { join } from "node:path";

import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

const tweets = join(import.meta.dirname, "../../../shared/data/twitter-customer-support/twcs_first5000.csv.gz");

/** A file on the disk of who sits at the browser. */
function fileOf(name: string, content: string | Buffer): string {
  const path = join(stage().app.directory, name);
  writeFileSync(path, content);
  return path;
}

async function choose(path: string): Promise<Page> {
  const page = await stage().open("/imports/new");
  await page.getByLabel("File to import").setInputFiles(path);
  return page;
}

async function start(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Import it" }).click();
  await page.waitForURL(/\/imports\/[0-9a-f-]{36}$/);
}

const letters = (rows: number) =>
  `when;who;what;way\n${Array.from({ length: rows }, (_unused, at) => `0${(at % 9) + 1}.03.2026 10:00;anna${at}@example.org;"Where is my parcel ${at}?";in`).join("\n")}\n`;

test("a file of one's own: looked at, its mapping corrected by hand, saved, imported, left and come back to", async () => {
  const page = await choose(fileOf("letters.csv", letters(30)));
  await page.waitForURL(/\/imports\/new\/[0-9a-f-]{36}/);
  await page.getByRole("heading", { name: "letters.csv" }).waitFor();
  const text = page.getByRole("tab", { name: /^Text/ });
  const correct = page.getByRole("button", { name: "Correct the mapping" });
  await text.or(correct).first().waitFor();
  if (!(await text.isVisible())) await correct.click();
  await text.click();
  const yaml = page.getByRole("tabpanel").getByRole("textbox").first();
  await yaml.fill("nonsense: [");
  await page
    .getByText(/line 1/i)
    .first()
    .waitFor();
  await yaml.fill(
    [
      "source: { name: letters of march, channel: email }",
      "date_format: dd.mm.yyyy hh:mm",
      "time_zone: Europe/Berlin",
      "columns:",
      "  at: when",
      "  author_email: who",
      "  text: what",
      "  direction: way",
    ].join("\n"),
  );
  await page.getByText("Where is my parcel 0?").first().waitFor();
  expect(await page.locator("main").innerText()).not.toContain("Not understood");
  await start(page);
  await page.getByRole("heading", { name: "It is all here" }).waitFor();
  const address = page.url();
  await page.goto(`${stage().app.url}/imports`);
  await page.getByText("letters.csv").first().waitFor();
  await page.goto(address);
  await page.getByRole("heading", { name: "It is all here" }).first().waitFor();
  await page.goto(`${stage().app.url}/conversations?source=letters+of+march`);
  await page.getByText("30 conversations").waitFor();
});

test("what cannot be understood is shown with its reason, and nothing else is held up", async () => {
  const wrong =
    'id,at,author,direction,text\n1,2026-03-02T10:00:00Z,a@example.org,in,Hello?\n2,soon,b@example.org,in,"Where, is it?"\n';
  const page = await choose(fileOf("wrong rows.csv", wrong));
  await page
    .getByText(/Not understood/)
    .first()
    .waitFor();
  await start(page);
  await page.getByText(/What was not understood/).waitFor();
  await page.goto(`${stage().app.url}/quarantine`);
  await page.locator('a[href*="/quarantine/"]').first().click();
  await page.getByText("soon").first().waitFor();
  await page.getByText('2,soon,b@example.org,in,"Where, is it?"').first().waitFor();
});

test("a network that is lost in mid-upload costs no more than the slice that was under way", async () => {
  const page = await stage().open("/imports/new");
  const sent: { offset: number; lost: boolean }[] = [];
  await page.route("**/api/uploads/*/content?*", async (route) => {
    const offset = Number(new URL(route.request().url()).searchParams.get("offset"));
    const lost = sent.length === 1 || sent.length === 2;
    sent.push({ offset, lost });
    await (lost ? route.abort("connectionreset") : route.continue());
  });
  const rows = letters(1).repeat(1) + `05.03.2026 10:00;b@example.org;"${"long ".repeat(200)}";in\n`.repeat(20_000);
  await page.getByLabel("File to import").setInputFiles(fileOf("long.csv", rows));
  await page
    .getByText(/network is lost|goes on by itself/i)
    .first()
    .waitFor();
  await page.waitForURL(/\/imports\/new\/[0-9a-f-]{36}/, { timeout: 30_000 });
  await page.getByRole("heading", { name: "long.csv" }).waitFor();
  expect(sent.filter(({ lost }) => lost)).toHaveLength(2);
  const kept = sent.filter(({ lost }) => !lost).map(({ offset }) => offset);
  expect(new Set(kept).size).toBe(kept.length);
});

test.each([
  ["picture.png", Buffer.from("89504e470d0a1a0a0000000d49484452", "hex"), /picture|image|PNG|not a text|binary/i],
  ["empty.csv", Buffer.alloc(0), /empty/i],
])("%s is refused in words, and another file can be chosen at once", async (name, content, words) => {
  const page = await choose(fileOf(name, content));
  await page.locator("main").getByText(words).first().waitFor();
  await page.goto(`${stage().app.url}/imports/new`);
  await page.getByLabel("File to import").setInputFiles(fileOf("after.csv", letters(2)));
  await page.waitForURL(/\/imports\/new\/[0-9a-f-]{36}/);
});

test("two gigabytes are sent in slices, without the page or the server holding them", async () => {
  const path = join(stage().app.directory, "huge.csv");
  const file = openSync(path, "w");
  writeSync(file, letters(200));
  ftruncateSync(file, 2_000_000_000);
  closeSync(file);
  const before = process.memoryUsage().rss;
  const page = await stage().open("/imports/new");
  // Whether gigabytes fit is a question of slices: three of them are let through, then it is given up.
  let slices = 0;
  await page.route("**/api/uploads/*/content?*", async (route) => {
    slices += 1;
    await (slices > 3 ? route.abort("internetdisconnected") : route.continue());
  });
  await page.getByLabel("File to import").setInputFiles(path);
  await expect.poll(() => slices, { timeout: 30_000 }).toBeGreaterThan(3);
  await page.getByText(/2 GB/).first().waitFor();
  await page.getByRole("button", { name: /Cancel|Give up|Stop/ }).click();
  await page.getByLabel("File to import").waitFor({ state: "attached" });
  expect(process.memoryUsage().rss - before).toBeLessThan(400_000_000);
}, 120_000);

test.skipIf(!existsSync(tweets))(
  "the file of tweets, by a browser alone, gives the figures that are known",
  async () => {
    const page = await choose(tweets);
    await page.getByRole("button", { name: "Import it" }).waitFor();
    await start(page);
    await page.getByRole("heading", { name: "It is all here" }).first().waitFor({ timeout: 60_000 });
    await page.getByText("4,999").first().waitFor();
    await page.goto(`${stage().app.url}/figures/reply_coverage?range=all`);
    await page.getByText("91.0 %").first().waitFor();
    await page.getByText("1,482").first().waitFor();
  },
  120_000,
);
