import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";
import { settled } from "./testing/browser.ts";

const stage = setStage({ sample: true });

interface Listed {
  readonly id: string;
  readonly customer: { readonly identityId: string; readonly name: string | null };
}

async function conversations(query: string): Promise<Listed[]> {
  const { rows } = (await stage().ask("GET", `/conversations?${query}`)) as { rows: Listed[] };
  return rows;
}

async function oneOf(query: string): Promise<Listed> {
  const [row] = await conversations(query);
  if (!row) throw new Error(`No conversation with ${query}`);
  return row;
}

test("from a figure by clicks to its conversations and to one message, an address at each step", async () => {
  const page = await stage().open("/?range=30d");
  await page.getByRole("link", { name: "Reply coverage" }).click();
  await page.waitForURL(/\/figures\/reply_coverage\?.*range=30d/);
  await page.getByRole("heading", { name: "Reply coverage", level: 1 }).waitFor();
  const cases = page.getByRole("region", { name: "What is behind it" }).locator('a[href*="/conversations/"]');
  await cases.first().waitFor();
  expect(await cases.count()).toBeGreaterThan(5);
  await cases.first().click();
  await page.waitForURL(/\/conversations\/[0-9a-f-]{36}/);
  await page.getByRole("region", { name: "Messages" }).getByRole("article").first().waitFor();
  const { href } = new URL(page.url());
  const again = await stage().open(href.slice(stage().app.url.length));
  await again.getByRole("region", { name: "Messages" }).getByRole("article").first().waitFor();

  await page.goBack();
  await page.waitForURL(/\/figures\/reply_coverage/);
  await page.goto(`${stage().app.url}/figures/nps`);
  await cases.first().click();
  await page.waitForURL(/message=[0-9a-f-]{36}/);
  const wanted = new URL(page.url()).searchParams.get("message") ?? "";
  const message = page.locator(`[id="message-${wanted.replaceAll('"', "")}"]`);
  await message.waitFor();
  expect(await message.innerText()).toMatch(/NPS \d+ \(0 to 10\)/);
});

async function openMoodOf(page: Page): Promise<void> {
  const label = page.getByRole("region", { name: "Messages" }).locator('[data-label="mood"]').first();
  await label.click();
  await page.getByRole("form", { name: /^Correct: / }).waitFor();
}

test("a label is corrected, two people do not overwrite each other, and an undo brings the machine's back", async () => {
  const { id } = await oneOf("answered=true&channel=email&limit=1");
  const mine = await stage().open(`/conversations/${id}`);
  const theirs = await (await stage().window("function_lead")).newPage();
  await theirs.goto(`${stage().app.url}/conversations/${id}`);
  const before = await mine.locator('[data-label="mood"]').first().innerText();
  await openMoodOf(mine);
  await openMoodOf(theirs);
  await mine.getByRole("radio", { name: "Negative" }).check();
  await mine.getByLabel("Why (optional)").fill("dry irony");
  await mine.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => mine.locator('[data-label="mood"]').first().innerText()).toMatch(/^Negative/);

  await theirs.getByRole("radio", { name: "Positive" }).check();
  await theirs.getByLabel("Why (optional)").fill("they are glad");
  const save = theirs.getByRole("button", { name: "Save", exact: true });
  if (await save.isVisible()) await save.click().catch(() => undefined);
  await theirs.getByText(/Ada Founder corrected this to .Negative. meanwhile/).waitFor();
  expect(await theirs.getByLabel("Why (optional)").inputValue()).toBe("they are glad");
  await theirs.getByRole("button", { name: "Save mine" }).click();
  // The first window hears of it by itself.
  await expect.poll(() => mine.locator('[data-label="mood"]').first().innerText()).toMatch(/^Positive/);

  await openMoodOf(mine);
  await mine.getByRole("button", { name: /^Undo/ }).click();
  await expect.poll(() => mine.locator('[data-label="mood"]').first().innerText()).toBe(before);
});

test("two identities become one person with a reason, and two again", async () => {
  const [one, other] = await conversations("channel=chat&limit=40").then((rows) => [rows[0], rows.at(-1)] as const);
  const name = other?.customer.name ?? "";
  expect(name).not.toBe("");
  const page = await stage().open(`/people/${one?.customer.identityId}`);
  await page.getByRole("button", { name: /same person as/i }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Who is it?").fill(name);
  await dialog.getByRole("button", { name }).first().click();
  await dialog.getByLabel("Why are they the same person?").fill("they told us on the telephone");
  await dialog.getByRole("button", { name: /one person|same person/i }).click();
  await page.getByText("they told us on the telephone").waitFor();
  await page.getByRole("heading", { name: /Why this is one person/ }).waitFor();

  await page.getByRole("button", { name: "Undo" }).last().click();
  await page.getByLabel(/why/i).last().fill("two people after all");
  await page.keyboard.press("Enter");
  await page.getByText("two people after all").waitFor();
});

test("everything can be done from the keyboard", async () => {
  const page = await stage().open("/");
  await page.getByRole("link", { name: "Reply coverage" }).waitFor();
  await page.keyboard.press("?");
  await page.getByRole("dialog", { name: "Keys of the keyboard" }).waitFor();
  await page.keyboard.press("Escape");
  await page.getByRole("dialog").waitFor({ state: "detached" });
  await page.keyboard.press("g");
  await page.keyboard.press("c");
  await page.waitForURL(/\/conversations$/);
  await page.getByRole("list", { name: "Conversations" }).locator("a").first().waitFor();
  await page.keyboard.press("j");
  await page.keyboard.press("j");
  await page.keyboard.press("k");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/conversations\/[0-9a-f-]{36}/);
  await page.keyboard.press("u");
  await expect.poll(() => page.locator("[data-conversation]:focus").count()).toBe(1);
  await page.keyboard.press("Escape");
  await page.waitForURL(/\/conversations$/);
  await page.keyboard.press("Control+k");
  await page.getByPlaceholder(/A page, a figure/).fill("nps");
  await page
    .getByRole("button", { name: /Net Promoter|NPS/i })
    .first()
    .waitFor();
  await page.keyboard.press("ArrowDown");
  await page.keyboard.press("Enter");
  await page.waitForURL(/\/(figures|search)/);
});

test("a session that ends in the middle of a form loses nothing that was typed", async () => {
  const { id } = await oneOf("answered=true&channel=chat&limit=1");
  const context = await stage().window("function_lead");
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/conversations/${id}`);
  await openMoodOf(page);
  await page.getByRole("radio", { name: "Negative" }).check();
  await page.getByLabel("Why (optional)").fill("typed before the session ended");
  await context.clearCookies();
  await page.getByRole("button", { name: "Save", exact: true }).click();
  const again = page.getByRole("dialog", { name: "Your session has ended" });
  await again.getByLabel("Password", { exact: true }).fill("a way of my own");
  await again.getByRole("button", { name: "Sign in" }).click();
  await again.waitFor({ state: "detached" });
  expect(await page.getByLabel("Why (optional)").inputValue()).toBe("typed before the session ended");
  await page.getByRole("button", { name: "Save", exact: true }).click();
  await expect.poll(() => page.locator('[data-label="mood"]').first().innerText()).toMatch(/^Negative/);
});

test("a viewer sees everything and is offered nothing that would be refused", async () => {
  const { id } = await oneOf("answered=true&limit=1");
  const page = await (await stage().window("viewer")).newPage();
  await page.goto(`${stage().app.url}/conversations/${id}`);
  await page.getByRole("article").first().waitFor();
  expect(await page.locator("button[data-label]").count()).toBe(0);
  await page.goto(`${stage().app.url}/imports`);
  await settled(page);
  expect(await page.getByRole("link", { name: /Import a file/ }).count()).toBe(0);
  await page.goto(`${stage().app.url}/settings/keys`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
  await page.getByText("This page needs: Make and remove API keys").waitFor();
});

const nowhere = "00000000-0000-7000-8000-000000000000";

test.each([
  ["/conversations/nonsense", /leads nowhere/],
  [`/conversations/${nowhere}`, /gone|no conversation|no such/i],
  [`/people/${nowhere}`, /gone|nobody|no person|no such|not known/i],
  ["/figures/nonsense", /no figure|no metric|unknown|not.*known/i],
  [`/imports/${nowhere}`, /no import|gone|no such/i],
  [`/quarantine/${nowhere}`, /gone|nothing|no such|not.*quarantine/i],
  ["/quite/nowhere", /leads nowhere/],
])("what is not there says so and helps: %s", async (path, words) => {
  const page = await stage().open(path);
  await page.locator("main").getByText(words).first().waitFor();
});

test.each([
  "/?range=nonsense&since=yesterday&until=%00&unit=",
  "/conversations?state=nonsense&channel=%F0%9F%98%80&mood=7&since=2020-02-31",
  "/search?text=%22%22%22%20-%20*%20%27%20OR%201%3D1&channel=nonsense",
  "/quarantine?source=nonsense",
])("nonsense in an address counts as not said: %s", async (path) => {
  const page = await stage().open(path);
  await settled(page);
  expect(await page.getByRole("alert").count()).toBe(0);
  expect(await page.locator("main h1, main h2, main [role=list]").count()).toBeGreaterThan(0);
});
