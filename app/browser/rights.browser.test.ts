import { readFileSync } from "node:fs";

import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

/** A customer with a name and something said. */
async function somebody(): Promise<{ readonly id: string; readonly name: string; readonly personId: string }> {
  const { rows } = (await stage().ask("GET", "/conversations?limit=100")) as {
    rows: { id: string; customer: { personId: string | null; name: string | null } }[];
  };
  for (const { id, customer } of rows)
    if (customer.name !== null && customer.personId !== null)
      return { id, name: customer.name, personId: customer.personId };
  throw new Error("The sample has customers with names.");
}

async function note(page: Page, kind: string): Promise<void> {
  await page.getByRole("radio", { name: kind }).check();
  await page.getByRole("button", { name: "Note the request" }).click();
}

/** What a link of the page brings. */
async function downloaded(page: Page, link: string): Promise<Buffer> {
  const coming = page.waitForEvent("download");
  await page.getByRole("link", { name: link }).click();
  return readFileSync(await (await coming).path());
}

test("everything of a customer is handed out as a file; then they are erased, with a proof, and found nowhere", async () => {
  const { id, name, personId } = await somebody();
  const page = await stage().open(`/privacy/new?person=${personId}`);
  await note(page, "Access");
  await page.getByRole("button", { name: "Make the file" }).click();
  await page.getByText(/^The file is there/).waitFor({ timeout: 60_000 });
  const zip = await downloaded(page, "Download");
  // The beginning of a zip, with the page for people in it.
  expect(zip.subarray(0, 4).toString("latin1")).toBe("PK\u0003\u0004");
  expect(zip.includes("data.html")).toBe(true);

  const thread = await stage().open(`/conversations/${id}`);
  await thread.getByText(name).first().waitFor();
  await page.goto(`${stage().app.url}/privacy/new?person=${personId}`);
  await note(page, "Erasure");
  await page.getByRole("button", { name: "Erase", exact: true }).click();
  const dialog = page.getByRole("dialog");
  const confirm = dialog.getByRole("button", { name: "Erase for good" });
  expect(await confirm.isDisabled()).toBe(true);
  await dialog.getByLabel('Write "erase" to confirm').fill("erase");
  await confirm.click();
  await page.getByRole("heading", { name: "What was erased" }).waitFor({ timeout: 90_000 });
  const proof = (await downloaded(page, "Download the proof")).toString();
  expect(proof).not.toContain(name);
  expect(JSON.parse(proof)).toMatchObject({ verified: { left: [] } });

  await expect.poll(() => thread.getByText(name, { exact: true }).count(), { timeout: 20_000 }).toBe(0);
  const people = JSON.stringify(await stage().ask("GET", `/people?text=${encodeURIComponent(name)}`));
  expect(people).not.toContain(personId);
});
