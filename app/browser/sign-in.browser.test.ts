import { createHmac } from "node:crypto";

import { type MailServer, type TestDatabase, cloneDatabase, openMailServer } from "@firsthand/platform/testing";
import type { Browser, BrowserContext, Page } from "playwright-core";
import { afterAll, beforeAll, expect, test } from "vitest";

import { type ShownApp, ask, founder, settle, showApp } from "./testing/app.ts";
import { barriersOf, openBrowser, openWindow, settled } from "./testing/browser.ts";

let app: ShownApp;
let database: TestDatabase;
let browser: Browser;
let mails: MailServer;
let admin: BrowserContext;
let passed = 0;

beforeAll(async () => {
  [database, mails, browser] = await Promise.all([cloneDatabase(), openMailServer(), openBrowser()]);
  app = await showApp({
    databaseUrl: database.url,
    config: {
      smtpUrl: `smtp://127.0.0.1:${mails.port}`,
      mailFrom: "Firsthand <firsthand@example.org>",
      publicUrl: "https://firsthand.example.org",
    },
  });
  admin = await openWindow(browser);
  await settle(admin, app);
});

afterAll(async () => {
  await browser.close();
  await app.stop();
  await mails.close();
  await database.drop();
});

const wait = (seconds: number) => {
  passed += seconds;
  app.letPass(seconds * 1000);
};

/** RFC 6238, as an authenticator app computes it. */
function codeFor(secret: string): string {
  const letters = "ABCDEFGHIJKLMNOPQRSTUVWXYZ234567";
  const bits = Array.from(secret.replaceAll(" ", ""), (sign) =>
    letters.indexOf(sign).toString(2).padStart(5, "0"),
  ).join("");
  const key = Buffer.from((bits.match(/.{8}/g) ?? []).map((byte) => Number.parseInt(byte, 2)));
  const step = Buffer.alloc(8);
  step.writeBigUInt64BE(BigInt(Math.floor((Date.now() / 1000 + passed) / 30)));
  const mac = createHmac("sha1", key).update(step).digest();
  const at = (mac.at(-1) ?? 0) & 15;
  return String((mac.readUInt32BE(at) & 0x7fffffff) % 1_000_000).padStart(6, "0");
}

/** The path of a link in the last mail. */
function linkIn(path: string): string {
  const text = mails.mails.at(-1)?.raw.replaceAll("=\r\n", "").replaceAll("=3D", "=") ?? "";
  return new RegExp(`https://firsthand\\.example\\.org(${path}[\\w-]+)`).exec(text)?.[1] ?? "";
}

/** The founder's password in a window of their own. */
async function givePassword(page: Page, path = "/sign-in"): Promise<void> {
  await page.goto(app.url + path);
  await page.getByLabel("Mail address").fill(founder.email);
  await page.getByRole("textbox", { name: "Password" }).fill(founder.password);
  await page.getByRole("button", { name: "Sign in" }).click();
}

const inside = (page: Page) => page.getByRole("navigation", { name: "Settings" }).waitFor();

test("an authenticator app from adding it to signing in with its code and with a recovery code", async () => {
  const page = await admin.newPage();
  await page.goto(`${app.url}/settings`);
  wait(601);
  await page.getByRole("button", { name: "Add an authenticator app" }).click();
  const proof = page.getByRole("dialog", { name: "Is it still you?" });
  await proof.getByLabel("Your password").fill(founder.password);
  await proof.getByRole("button", { name: "It is me" }).click();
  const dialog = page.getByRole("dialog", { name: "Add an authenticator app" });
  await dialog.getByRole("figure", { name: "QR code for the authenticator app" }).waitFor();
  await dialog.getByText("I cannot scan it").click();
  const secret = await dialog.getByLabel("Secret for the app").innerText();
  await dialog.getByLabel("Code of the app").fill("000000");
  await dialog.getByRole("button", { name: "Confirm" }).click();
  await dialog.getByText("This code is not right").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByLabel("Code of the app").fill(codeFor(secret));
  await dialog.getByRole("button", { name: "Confirm" }).click();
  const codes = page.getByRole("list", { name: "Recovery codes" }).getByRole("listitem");
  await codes.first().waitFor();
  const [recovery = ""] = await codes.allInnerTexts();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByLabel("I have kept them").check();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.getByText("10 of 10 recovery codes are left").waitFor();

  const other = await (await openWindow(browser)).newPage();
  await givePassword(other, "/sign-in?to=/settings");
  await other.getByLabel("Code of your authenticator app").waitFor();
  expect(await barriersOf(other)).toEqual([]);
  wait(30);
  await other.getByLabel("Code of your authenticator app").fill(codeFor(secret));
  await other.getByRole("button", { name: "Go on" }).click();
  await inside(other);

  const lost = await (await openWindow(browser)).newPage();
  await givePassword(lost, "/sign-in?to=/settings");
  await lost.getByRole("button", { name: "Use a recovery code instead" }).click();
  await lost.getByLabel("Recovery code").fill(recovery);
  await lost.getByRole("button", { name: "Go on" }).click();
  await inside(lost);
  await lost.getByText("9 of 10 recovery codes are left").waitFor();

  await lost.getByRole("button", { name: "Remove the app" }).click();
  await lost.getByRole("button", { name: "Remove it" }).click();
  await lost.getByRole("button", { name: "Add an authenticator app" }).waitFor();
  await lost.context().close();
  await other.context().close();
}, 180_000);

test("a passkey is made, named, opens the account without a password, and is removed", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  const devices = await context.newCDPSession(page);
  await devices.send("WebAuthn.enable");
  await devices.send("WebAuthn.addVirtualAuthenticator", {
    options: {
      protocol: "ctap2",
      transport: "internal",
      hasResidentKey: true,
      hasUserVerification: true,
      isUserVerified: true,
      automaticPresenceSimulation: true,
    },
  });
  await givePassword(page, "/sign-in?to=/settings");
  await inside(page);
  await page.getByRole("button", { name: "Add a passkey" }).click();
  const naming = page.getByRole("dialog", { name: "Name this passkey" });
  await naming.getByLabel("Name").fill("Desk");
  await naming.getByRole("button", { name: "Save the name" }).click();
  const passkeys = page.getByRole("list", { name: "Passkeys" });
  await passkeys.getByText("Desk", { exact: true }).waitFor();
  await passkeys.getByText("not used yet").waitFor();
  expect(await barriersOf(page)).toEqual([]);

  await context.clearCookies();
  await page.goto(`${app.url}/sign-in?to=/settings`);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await inside(page);
  await passkeys.getByText(/, used /).waitFor();

  wait(601);
  await page.getByRole("button", { name: "Remove the passkey Desk" }).click();
  await page.getByRole("button", { name: "Remove it" }).click();
  await page
    .getByRole("dialog", { name: "Is it still you?" })
    .getByRole("button", { name: "Use your passkey" })
    .click();
  await page.getByText("Desk", { exact: true }).waitFor({ state: "detached" });
  await context.clearCookies();
  await page.goto(`${app.url}/sign-in`);
  await page.getByRole("button", { name: "Use a passkey" }).click();
  await page.getByText("This passkey does not open an account here.").waitFor();
  await context.close();
});

test("an invitation comes by mail; where a second factor is asked of everybody, it is added before coming in", async () => {
  await ask(admin, app, ["POST", "/session"], founder);
  const rule = (await ask(admin, app, ["GET", "/sign-in-rule"])) as { version: number };
  await ask(admin, app, ["PUT", "/sign-in-rule"], { secondFactor: "everyone", ifVersion: rule.version });
  const grants = [{ role: "viewer", unit: null, function: null }];
  await ask(admin, app, ["POST", "/invitations"], { name: "Mia", email: "mia@example.org", grants });
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(app.url + linkIn("/invitation/"));
  await page.getByLabel("Choose a password").fill("eleven green lanterns");
  await page.getByRole("button", { name: "Take up the invitation" }).click();
  await page.getByText("Your organisation asks for a second factor").waitFor();
  await page.getByText("I cannot scan it").click();
  expect(await barriersOf(page)).toEqual([]);
  await page.getByLabel("Code of the app").fill(codeFor(await page.getByLabel("Secret for the app").innerText()));
  await page.getByRole("button", { name: "Confirm" }).click();
  await page.getByLabel("I have kept them").check();
  await page.getByRole("button", { name: "Go on" }).click();
  await page.waitForURL(`${app.url}/`);
  await ask(admin, app, ["PUT", "/sign-in-rule"], { secondFactor: "nobody", ifVersion: rule.version + 1 });
  await context.close();
});

test("a forgotten password is set anew by the link of a mail", async () => {
  const context = await openWindow(browser);
  const page = await context.newPage();
  await page.goto(`${app.url}/sign-in`);
  await page.getByRole("link", { name: "I forgot my password" }).click();
  expect(await barriersOf(page)).toEqual([]);
  const before = mails.mails.length;
  await page.getByLabel("Mail address").fill(founder.email);
  await page.getByRole("button", { name: "Send the link" }).click();
  await page.getByText("Look into your mail").waitFor();
  await expect.poll(() => mails.mails.length).toBe(before + 1);
  await page.goto(app.url + linkIn("/reset#"));
  await expect.poll(() => new URL(page.url()).hash).toBe("");
  await page.getByRole("textbox", { name: "New password" }).fill("password password");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByText("is one of those that are guessed first").waitFor();
  await page.getByRole("textbox", { name: "New password" }).fill("seven quiet otters again");
  await page.getByRole("button", { name: "Set the password" }).click();
  await page.getByRole("link", { name: "Sign in" }).click();
  await page.getByLabel("Mail address").fill(founder.email);
  await page.getByRole("textbox", { name: "Password" }).fill("seven quiet otters again");
  await page.getByRole("button", { name: "Sign in" }).click();
  await page.waitForURL(`${app.url}/`);
  await page.goto(`${app.url}/settings/sign-in`);
  await settled(page);
  expect(await barriersOf(page)).toEqual([]);
  await context.close();
});
