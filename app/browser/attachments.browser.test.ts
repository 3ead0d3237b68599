import { readFile } from "node:fs/promises";

import { mailOf, openImapServer } from "@firsthand/connect/mail/testing";
import { expect, test } from "vitest";

import { barriersOf } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: false });

/** A picture of sixteen by sixteen pixels. */
const PNG =
  "iVBORw0KGgoAAAANSUhEUgAAABAAAAAQCAIAAACQkWg2AAAAFklEQVR42mNwaDhAEmIY1TCqYfhqAACldYAQpric7gAAAABJRU5ErkJggg==";
const PDF = Buffer.from("%PDF-1.4\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n");

const part = (type: string, name: string, content: string) =>
  `--b\nContent-Type: ${type}; name="${name}"\nContent-Disposition: attachment; filename="${name}"\nContent-Transfer-Encoding: base64\n\n${content}\n`;

const mail = mailOf(
  {
    "Message-ID": "<1@example.com>",
    Date: new Date(Date.now() - 3_600_000).toUTCString(),
    Subject: "My kettle is broken",
    "MIME-Version": "1.0",
    "Content-Type": 'multipart/mixed; boundary="b"',
  },
  `--b\nContent-Type: text/plain\n\nSee the picture and the invoice.\n${part("image/png", "kettle.png", PNG)}${part("application/pdf", "../../invoice.pdf", PDF.toString("base64"))}${part("application/pdf", "letter.pdf", Buffer.from("MZ\u0090\0\u0003\0", "latin1").toString("base64"))}--b--\n`,
);

test("a picture and a PDF that come by mail are seen and saved, and a program asks before", async () => {
  const { port } = await openImapServer({ inbox: [mail] });
  await stage().ask("POST", "/connections", {
    connector: "imap",
    name: `Help ${port}`,
    settings: {
      host: "127.0.0.1",
      port: String(port),
      security: "none",
      user: "testuser",
      password: "testpass",
      own: "shop.example",
    },
    allowedHosts: [`127.0.0.1:${port}`],
    days: 30,
  });
  const page = await stage().open("/conversations");
  await page.getByText("My kettle is broken").first().click({ timeout: 60_000 });
  const files = page.getByRole("list", { name: "Files" });
  await files.getByRole("img", { name: "kettle.png" }).waitFor();
  const picture = files.getByRole("img", { name: "kettle.png" });
  await expect
    .poll(async () => await picture.evaluate((image) => (image instanceof HTMLImageElement ? image.naturalWidth : 0)))
    .toBe(16);

  const saving = page.waitForEvent("download");
  await files.getByRole("link", { name: "invoice.pdf" }).click();
  const saved = await saving;
  expect(saved.suggestedFilename()).toBe("invoice.pdf");
  expect(await readFile(await saved.path())).toEqual(PDF);

  await files.getByText("It is a program, and runs when it is opened.").waitFor();
  expect(await files.getByRole("link", { name: "letter.pdf" }).count()).toBe(0);
  await files.getByRole("button", { name: "letter.pdf" }).click();
  const asked = page.getByRole("dialog", { name: "This file may do harm" });
  await asked.waitFor();
  expect(await barriersOf(page)).toEqual([]);
  const anyway = page.waitForEvent("download");
  await asked.getByRole("button", { name: "Save it all the same" }).click();
  expect((await anyway).suggestedFilename()).toBe("letter.pdf");
  await asked.waitFor({ state: "hidden" });
  expect(await barriersOf(page)).toEqual([]);
}, 180_000);
