import { mailOf, openImapServer } from "@firsthand/connect/mail/testing";
import { openMailServer } from "@firsthand/platform/testing";
import type { Page } from "playwright-core";
import { expect, onTestFinished, test } from "vitest";

import { barriersOf } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });
const PATIENCE = { timeout: 60_000 };

/** A mailbox with a question in it, and a mail server that may refuse what it is given. */
async function openPost() {
  const heads = { "Message-ID": "<q1@example.com>", From: "Ann Smith <ann@example.com>", Subject: "Lost bag" };
  const imap = await openImapServer({ inbox: [mailOf(heads, "Where is my bag?\n\nAnn")], sent: [] });
  const now = { refuses: false };
  const smtp = await openMailServer({
    onAuth: (_auth, _session, done) => done(null, { user: "us" }),
    onRcptTo: (_address, _session, done) =>
      now.refuses ? done(Object.assign(new Error("5.1.1 no such user"), { responseCode: 550 })) : done(),
  });
  onTestFinished(() => smtp.close());
  return { imap, smtp, now };
}

async function fill(page: Page, label: string, value: string): Promise<void> {
  await page.getByLabel(label, { exact: false }).first().fill(value);
}

test("somebody connects a mailbox, answers a customer, and sees what becomes of it", async () => {
  const { imap, smtp, now } = await openPost();
  const page = await stage().open("/sources");
  await page.getByRole("link", { name: "Connect a source" }).click();
  await page.getByRole("link", { name: /Mailbox \(IMAP/ }).click();
  await fill(page, "Name", "Help desk");
  await fill(page, "Mail server (IMAP)", "127.0.0.1");
  await page.getByLabel("Port", { exact: true }).fill(String(imap.port));
  await page.getByLabel("Encryption", { exact: true }).first().click();
  await page.getByRole("option", { name: /^None/ }).click();
  await page.getByLabel(/^User name( \*)?$/).fill("testuser");
  await page.getByLabel(/^Password( \*)?$/).fill("testpass");
  await fill(page, "Mail server for answers", "127.0.0.1");
  await fill(page, "Its port", String(smtp.port));
  await page.getByLabel("Its encryption").first().click();
  await page.getByRole("option", { name: /^None/ }).last().click();
  await fill(page, "Address that answers come from", "help@shop.example");
  await fill(page, "Name that answers come from", "Shop");
  await fill(page, "Read so many days back", "3650");
  await fill(page, "Hosts in our own network", `127.0.0.1:${imap.port}\n127.0.0.1:${smtp.port}`);
  await page.getByRole("button", { name: "Test it" }).click();
  await page.getByText("Where is my bag?").waitFor(PATIENCE);
  await page.getByRole("button", { name: "Switch it on" }).click();
  await page.getByText(/1 records? in 48 hours/).waitFor(PATIENCE);

  await page.goto(`${stage().app.url}/conversations`);
  await page.getByText("Lost bag").first().click();
  const box = page.getByRole("form", { name: "Answer" });
  await box.getByText("by mail from help@shop.example").waitFor(PATIENCE);
  expect(await barriersOf(page)).toEqual([]);

  // What was typed is there again after the page was left and loaded anew; an empty answer cannot be sent.
  expect(await box.getByRole("button", { name: "Send" }).isDisabled()).toBe(true);
  await box.getByLabel("Your answer").fill("We found it.");
  await page.reload();
  await expect.poll(() => box.getByLabel("Your answer").inputValue(), PATIENCE).toBe("We found it.");

  now.refuses = true;
  await box.getByLabel("Your answer").press("Control+Enter");
  const pending = page.getByRole("list", { name: "Replies on their way" });
  await pending.getByText("Not sent", { exact: true }).waitFor(PATIENCE);
  await pending.getByText(/does not take mails to this customer \(550/).waitFor();
  await expect.poll(() => box.getByLabel("Your answer").inputValue()).toBe("");
  expect(await barriersOf(page)).toEqual([]);
  await page.setViewportSize({ width: 390, height: 844 });
  expect(await barriersOf(page)).toEqual([]);
  await page.emulateMedia({ colorScheme: "dark" });
  await page.setViewportSize({ width: 1440, height: 900 });
  expect(await barriersOf(page)).toEqual([]);

  now.refuses = false;
  await pending.getByRole("button", { name: "Write it anew" }).click();
  await expect.poll(() => box.getByLabel("Your answer").inputValue(), PATIENCE).toBe("We found it.");
  await box.getByLabel("Your answer").fill("We found it in Berlin.");
  await box.getByRole("button", { name: "Send" }).click();
  const messages = page.getByRole("region", { name: "Messages" });
  await messages.getByRole("article").getByText("We found it in Berlin.").waitFor(PATIENCE);
  await expect.poll(() => pending.count(), PATIENCE).toBe(0);
  expect(smtp.mails).toHaveLength(1);
  const [{ to, raw } = { to: [], raw: "" }] = smtp.mails;
  expect(to).toEqual(["ann@example.com"]);
  expect(raw).toMatch(/^In-Reply-To: <q1@example\.com>\r$/m);
  expect(raw).toMatch(/^Subject: Re: Lost bag\r$/m);
}, 240_000);

test("who only reads is told so, and a source without a way says why", async () => {
  await stage().ask("PUT", "/ingest/sources/paper", { channel: "chat", visibility: "private", threading: "explicit" });
  const said = {
    source: "paper",
    at: new Date(Date.now() - 3_600_000).toISOString(),
    direction: "in",
    channel: "chat",
  };
  await stage().ask("POST", "/ingest", {
    ...said,
    externalId: "p1",
    text: "On paper",
    thread: "p",
    author: { account: "pat" },
  });
  const page = await stage().open("/conversations");
  await page.getByText("On paper").first().click();
  await page.getByText("What comes from this source is only read here").waitFor(PATIENCE);
  expect(await barriersOf(page)).toEqual([]);
  const viewer = await (await stage().window("viewer")).newPage();
  await viewer.goto(page.url());
  await viewer.getByText("You may read this conversation, and not answer it.").waitFor(PATIENCE);
  expect(await viewer.getByLabel("Your answer").count()).toBe(0);
});
