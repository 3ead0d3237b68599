import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { settled } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

const dayMs = 86_400_000;

/** What a row of the map says of itself: "Stage 2, provisional · high certainty". */
async function rowOf(page: Page, title: string): Promise<string> {
  const row = page.getByRole("row").filter({ has: page.getByRole("rowheader", { name: new RegExp(`^${title}`) }) });
  return await row.getByRole("rowheader").innerText();
}

test("from the map to a cell, its criteria, the figure, its conversations and one message, an address at each step", async () => {
  const page = await stage().open("/position");
  await page.getByRole("heading", { name: "Position", level: 1 }).waitFor();
  await page.getByRole("heading", { name: /^We stand at stage 1 of 4, Basic/ }).waitFor();
  expect(await page.getByRole("rowheader").count()).toBeGreaterThanOrEqual(12);
  await page.getByRole("link", { name: /^Stage 3, Integrated: To improve the performance/ }).click();
  await page.waitForURL(/\/position\/purpose\/3$/);
  const panel = page.getByRole("complementary", { name: "Purpose of engaging" });
  await panel.getByText(/^Engagement coverage is \d/).waitFor();
  await panel.getByRole("link", { name: "Engagement coverage and its cases" }).click();
  await page.waitForURL(/\/figures\/engagement_coverage\?/);
  const cases = page.getByRole("region", { name: "What is behind it" }).locator('a[href*="/conversations/"]');
  await cases.first().click();
  await page.waitForURL(/\/conversations\/[0-9a-f-]{36}/);
  await page.getByRole("region", { name: "Messages" }).getByRole("article").first().waitFor();
  await page.goBack();
  await page.goBack();
  await page.waitForURL(/\/position\/purpose\/3$/);
  await panel
    .getByRole("link", { name: /^At least 60 % of conversations/ })
    .first()
    .click();
  await page.waitForURL(/\/criteria\/purpose-coverage/);
  await page.getByRole("heading", { name: /^At least 60 % of conversations/, level: 1 }).waitFor();
});

test("an answer moves a cell, and when it has expired the cell is not known any more", async () => {
  const page = await stage().open("/position");
  await settled(page);
  expect(await rowOf(page, "Customer knowledge")).toContain("Stage 2");
  await page.goto(`${stage().app.url}/criteria/customer-knowledge-history`);
  await answer(page, "No, it is not so");
  const other = await stage().open("/position");
  await settled(other);
  expect(await rowOf(other, "Customer knowledge")).toContain("Stage 1");

  await answer(page, "Yes, it is so", new Date(Date.now() + 2 * dayMs).toISOString().slice(0, 10));
  // The other window hears of it by itself.
  await expect.poll(() => rowOf(other, "Customer knowledge")).toContain("Stage 2");
  const due = (await stage().ask("GET", "/attestations/duties?mine=true")) as { criterion: string; due: string }[];
  expect(due).toContainEqual(expect.objectContaining({ criterion: "customer-knowledge-history", due: "expiring" }));

  stage().app.letPass(3 * dayMs);
  await other.reload();
  await settled(other);
  expect(await rowOf(other, "Customer knowledge")).toMatch(/Not yet known: 1 to 2/);
  await page.reload();
  await page.getByText(/It is asked anew every/).waitFor();
  await page.goto(`${stage().app.url}/attestations?mine=true`);
  await page.locator('a[href*="/criteria/customer-knowledge-history"]').first().waitFor();
});

/** Answers on the page of a criterion. */
async function answer(page: Page, word: "Yes, it is so" | "No, it is not so", until?: string): Promise<void> {
  await page.getByRole("button", { name: /^Answer/ }).click();
  const form = page.getByRole("form", { name: "Answer" });
  await form.getByRole("radio", { name: word }).check();
  await form.getByLabel("Link", { exact: true }).fill("https://example.org/proof");
  if (until !== undefined) await form.getByLabel(/^Holds until/).fill(until);
  await form.getByRole("button", { name: "Save the answer" }).click();
  await form.waitFor({ state: "detached" });
}

/** Signs on the page of a criterion, and confirms it. */
async function sign(page: Page): Promise<void> {
  await page.getByRole("button", { name: "Sign", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("You confirm that this is so.").waitFor();
  await dialog.getByRole("button", { name: "Sign", exact: true }).click();
  await dialog.waitFor({ state: "detached" });
}

test("an answer that needs two counts when a second person has signed; who gave it cannot sign it", async () => {
  const page = await stage().open("/criteria/purpose-aims-page");
  await page.getByText("It counts when a second person has signed.").first().waitFor();
  await sign(page);
  await page
    .getByText(/it holds until/)
    .first()
    .waitFor();
  await answer(page, "Yes, it is so");
  await page.getByText("It counts when a second person has signed.").first().waitFor();
  expect(await page.getByRole("button", { name: "Sign", exact: true }).count()).toBe(0);
  const theirs = await (await stage().window("function_lead")).newPage();
  await theirs.goto(`${stage().app.url}/criteria/purpose-aims-page`);
  await sign(theirs);
  await page.getByText(/Ada Founder answered on .* it holds until/).waitFor();
});

test("of two who answer at once the slower one is told whose it is now; an administrator may still answer", async () => {
  const path = "/criteria/technology-supplier-link";
  const [quick, slow] = await Promise.all(
    ["quick", "slow"].map(async () => await (await stage().window("function_lead")).newPage()),
  );
  const admin = await stage().open(path);
  if (!quick || !slow) throw new Error("There are two of them.");
  await Promise.all([quick.goto(`${stage().app.url}${path}`), slow.goto(`${stage().app.url}${path}`)]);
  for (const page of [slow, admin]) {
    await page.getByRole("button", { name: "Answer", exact: true }).click();
    await page.getByLabel(/^In your words/).fill("typed for long");
  }
  await answer(quick, "Yes, it is so");
  await slow.getByText(/^Mia function_lead \d+ answered “it is so” meanwhile$/).waitFor();
  await slow.getByText(/Mia function_lead \d+ answers for this now\./).waitFor();
  expect(await slow.getByLabel(/^In your words/).inputValue()).toBe("typed for long");
  expect(await slow.getByRole("button", { name: /^Save/ }).count()).toBe(0);
  await slow.getByRole("button", { name: "Keep theirs" }).click();
  await slow.getByText(/^Mia function_lead \d+ answers for this\.$/).waitFor();
  expect(await slow.getByRole("button", { name: /^Answer/ }).count()).toBe(0);
  await admin.getByRole("radio", { name: "No, it is not so" }).check();
  await admin.getByRole("radio", { name: "No proof" }).check();
  await admin.getByRole("button", { name: "Save mine" }).click();
  await quick.getByText("Ada Founder answers for this.", { exact: true }).waitFor();
});

test("the slider goes back to a month as it was reported, and a unit has a map of its own", async () => {
  const months = async () => (await stage().ask("GET", "/position/months")) as { month: string }[];
  await expect.poll(async () => (await months()).length, { timeout: 30_000 }).toBeGreaterThan(1);
  const page = await stage().open("/position");
  const slider = page.getByRole("slider", { name: "Month" });
  await slider.focus();
  await page.keyboard.press("ArrowLeft");
  const newest = (await months()).at(-1)?.month ?? "";
  await page.waitForURL(new RegExp(`month=(%22)?${newest}`));
  await page
    .getByText(/as reported/i)
    .first()
    .waitFor();
  await page.getByText("Measured again", { exact: true }).click();
  await page.waitForURL(/figures=now/);
  await page.goto(`${stage().app.url}/position?unit=Kettla`);
  await page.getByRole("heading", { name: /where we stand|^We stand at stage/ }).waitFor();
});

test("the page to print is a PDF of one page", async () => {
  const response = await stage().admin.request.get(`${stage().app.url}/api/position.pdf`);
  expect(response.headers()["content-type"]).toBe("application/pdf");
  const text = (await response.body()).toString("latin1");
  expect(text.startsWith("%PDF-")).toBe(true);
  expect(text.match(/\/Type \/Page\b/g)).toHaveLength(1);
  const wrong = await stage().admin.request.get(`${stage().app.url}/api/position.pdf?since=soon`);
  expect(wrong.status()).toBe(400);
  expect(await wrong.json()).toMatchObject({ code: "unreadable_question" });
});

test("the model is edited with its mistakes told, put in force with a reason, and put back", async () => {
  const page = await stage().open("/model");
  await page.getByRole("button", { name: "Edit" }).click();
  const text = page.getByLabel("Text of the model");
  const before = await text.inputValue();
  await text.fill(before.replace("title: Leadership", "title: Leadership\n    colour: red"));
  await page
    .getByRole("list", { name: "Mistakes" })
    .getByText(/colour/)
    .waitFor();
  expect(await page.getByRole("button", { name: /^Put in force/ }).isDisabled()).toBe(true);
  await text.fill(before.replace("title: Leadership", "title: Who leads"));
  await expect
    .poll(() => page.getByRole("button", { name: /^Put in force/ }).isEnabled(), { timeout: 15_000 })
    .toBe(true);
  await page.getByRole("button", { name: /^Put in force/ }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/why/i).fill("the board says it so");
  await dialog.getByRole("button", { name: "Put in force" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("the board says it so").first().waitFor();
  const map = await stage().open("/position");
  await map.getByRole("rowheader", { name: /^Who leads/ }).waitFor();
  const { version } = (await stage().ask("GET", "/models/maturity")) as { version: number };
  await stage().ask("PUT", "/models/maturity", { text: before, why: "as it was", ifVersion: version });
  await map.getByRole("rowheader", { name: /^Leadership/ }).waitFor();
});
