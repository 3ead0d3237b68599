import { afterEach, expect, test } from "vitest";

import { type MailServer, openMailServer } from "../testing/mail-server.ts";
import { createMailer } from "./index.ts";

const letter = { to: { name: "Åsa, the first", email: "asa@example.org" }, subject: "Grüße", text: "Hello\n\nyou\n" };
const from = "Firsthand <firsthand@example.org>";
const now = () => new Date("2026-01-02T03:04:05Z");
let server: MailServer | undefined;

afterEach(async () => {
  await server?.close();
  server = undefined;
});

test("a mail arrives as it was written, and says that a machine sent it", async () => {
  server = await openMailServer();
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from }, now);
  await mailer.check();
  await mailer.send(letter);
  const [mail] = server.mails;
  expect(mail).toMatchObject({ from: "firsthand@example.org", to: ["asa@example.org"] });
  expect(mail?.raw).toMatch(/^From: Firsthand <firsthand@example\.org>\r$/m);
  expect(mail?.raw).toMatch(/^Subject: =\?UTF-8\?Q\?Gr=C3=BC=C3=9Fe\?=\r$/m);
  expect(mail?.raw).toMatch(/^Auto-Submitted: auto-generated\r$/m);
  expect(mail?.raw).toMatch(/^Content-Type: text\/plain; charset=utf-8\r$/m);
  expect(mail?.raw.endsWith("\r\n\r\nHello\r\n\r\nyou\r\n")).toBe(true);
  expect(mailer.lastFailure()).toBeUndefined();
  mailer.close();
});

test("a name cannot add a recipient or a line to the head", async () => {
  server = await openMailServer();
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${server.port}`, from }, now);
  const name = 'Eve" <eve@example.org>\r\nBcc: mallory@example.org\r\nX-Own: "';
  await mailer.send({ ...letter, to: { name, email: "asa@example.org" }, subject: `Hi\r\nBcc: mallory@example.org` });
  const [mail] = server.mails;
  expect(mail?.to).toEqual(["asa@example.org"]);
  expect(mail?.raw).not.toMatch(/^(?:Bcc|X-Own):/im);
  mailer.close();
});

test("who is not let in is told why, without the password; the next success ends it", async () => {
  let right = false;
  server = await openMailServer({
    authOptional: false,
    onAuth: (_auth, _session, done) => {
      if (right) done(null, { user: "us" });
      else done(new Error("535 no"));
    },
  });
  const mailer = createMailer({ smtpUrl: `smtp://us:hidden-word@127.0.0.1:${server.port}`, from }, now);
  const refused = await mailer.send(letter).catch((error: unknown) => error);
  expect(refused).toMatchObject({
    code: "mail_refused",
    status: 502,
    message: "The mail server did not take the mail: it refuses the name or the password.",
  });
  expect(mailer.lastFailure()).toEqual({ at: now(), message: expect.stringContaining("name or the password") });
  right = true;
  await mailer.send(letter);
  expect(mailer.lastFailure()).toBeUndefined();
  mailer.close();
});

test("a server that is away is a failure, not a defect", async () => {
  const gone = await openMailServer();
  await gone.close();
  const mailer = createMailer({ smtpUrl: `smtp://127.0.0.1:${gone.port}`, from }, now);
  await expect(mailer.send(letter)).rejects.toMatchObject({ code: "mail_refused", details: { reason: "ESOCKET" } });
});
