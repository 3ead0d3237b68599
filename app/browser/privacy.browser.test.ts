import type { BrowserContext, Page } from "playwright-core";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

interface Row {
  readonly id: string;
  readonly snippet: string;
  readonly customer: { readonly identityId: string; readonly personId: string | null; readonly name: string | null };
}

/** A conversation of a customer with a name and a text, and nobody's that was taken before. */
async function somebody(at: number): Promise<Row & { name: string; personId: string }> {
  const { rows } = (await stage().ask("GET", "/conversations?limit=100")) as { rows: Row[] };
  const known = rows.flatMap((row) => {
    const { name, personId } = row.customer;
    return name !== null && personId !== null && row.snippet.length > 40 ? [{ ...row, name, personId }] : [];
  });
  const people = [...new Map(known.map((row) => [row.personId, row])).values()];
  const found = people[at];
  if (!found) throw new Error("The sample has customers with names.");
  return found;
}

/** What the API answers to who looks through a window. */
async function found(context: BrowserContext, path: string): Promise<string> {
  return await (await context.request.get(`${stage().app.url}/api${path}`)).text();
}

async function note(page: Page, kind: string): Promise<void> {
  await page.getByRole("radio", { name: kind }).check();
  await page.getByRole("button", { name: "Note the request" }).click();
}

test("somebody who is restricted is hidden from an agent at once, and back when it is lifted", async () => {
  const { id, name, personId, snippet } = await somebody(0);
  const words = snippet.slice(0, 30);
  const word = encodeURIComponent(/\p{L}{5,}/u.exec(snippet)?.[0] ?? "");
  const agent = await stage().window("agent");
  const thread = await agent.newPage();
  await thread.goto(`${stage().app.url}/conversations/${id}`);
  await thread.getByLabel("Messages").getByText(words).first().waitFor();
  expect(await found(agent, `/search?text=${word}&limit=200`)).toContain(id);
  expect(await found(agent, `/people?text=${encodeURIComponent(name)}`)).toContain(personId);

  const page = await stage().open(`/privacy/new?person=${personId}`);
  await note(page, "Restriction");
  await page.getByRole("button", { name: "Restrict", exact: true }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Why are their data restricted?").fill("They dispute what was written.");
  await dialog.getByRole("button", { name: "Restrict", exact: true }).click();
  await page
    .getByText(/^Restricted since/)
    .first()
    .waitFor();

  await thread.getByText("Names, addresses and words are kept and not shown").waitFor();
  await expect.poll(() => thread.getByText(words).count()).toBe(0);
  await expect.poll(() => thread.getByText(name, { exact: true }).count()).toBe(0);
  expect(await found(agent, `/search?text=${word}&limit=200`)).not.toContain(id);
  expect(await found(agent, `/people?text=${encodeURIComponent(name)}`)).not.toContain(personId);

  await page.getByRole("button", { name: "Open", exact: true }).click();
  await page.getByRole("list", { name: "Their messages" }).getByRole("listitem").first().waitFor();
  await page.getByRole("button", { name: "Lift the restriction" }).click();
  const lift = page.getByRole("dialog");
  await lift.getByLabel("The customer was told on").fill(new Date().toISOString().slice(0, 10));
  await lift.getByLabel("Why is it lifted?").fill("It was settled.");
  await lift.getByRole("button", { name: "Lift the restriction" }).click();
  await page.getByText("It was settled.").waitFor();
  await thread.getByLabel("Messages").getByText(words).first().waitFor();
  await agent.close();
});

test("a name is corrected and a statement added, and both are shown where they belong", async () => {
  const { name, personId } = await somebody(1);
  const page = await stage().open(`/privacy/new?person=${personId}`);
  await note(page, "Correction");
  await page.getByLabel("Name", { exact: true }).fill("Wilhelmina Right");
  await page.getByRole("button", { name: "Correct: Name" }).click();
  await page.getByRole("list", { name: "Corrections" }).getByText("Wilhelmina Right").first().waitFor();
  await page.getByLabel("What they state of themselves").fill("I have moved to Kiel.");
  await page.getByRole("button", { name: "Add the statement" }).click();
  await page.getByRole("list", { name: "Statements" }).getByText("I have moved to Kiel.").waitFor();
  await page.getByRole("button", { name: "Open", exact: true }).click();
  const first = page.getByRole("list", { name: "Their messages" }).getByRole("listitem").first();
  await first.getByRole("button", { name: "Put a statement beside it" }).click();
  await first.getByLabel("What they state of this message").fill("It was repaired since.");
  await first.getByRole("button", { name: "Add the statement" }).click();
  await page.getByRole("list", { name: "Statements" }).getByText("It was repaired since.").waitFor();
  await first.getByRole("link", { name: "Correct its labels in the conversation" }).click();
  const beside = page.getByRole("list", { name: "Statements of the customer" });
  await beside.getByText("It was repaired since.").waitFor();

  await page.goto(`${stage().app.url}/people/${personId}`);
  await page.getByRole("heading", { name: "Wilhelmina Right" }).waitFor();
  await page.getByText("I have moved to Kiel.").waitFor();
  expect(await page.getByText(name, { exact: true }).count()).toBe(0);
});
