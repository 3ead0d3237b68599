import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

interface Customer {
  readonly identityId: string;
  readonly personId: string | null;
  readonly name: string | null;
}

type Named = Customer & { readonly name: string };

/** Four customers with names of their own. */
async function four(): Promise<readonly [Named, Named, Named, Named]> {
  const { rows } = (await stage().ask("GET", "/conversations?limit=100")) as { rows: { customer: Customer }[] };
  const named = rows.flatMap(({ customer }) => {
    const { name } = customer;
    return name === null || customer.personId === null ? [] : [{ ...customer, name }];
  });
  const [one, other, third, fourth] = [...new Map(named.map((customer) => [customer.name, customer])).values()];
  if (!one || !other || !third || !fourth) throw new Error("The sample has customers with names.");
  return [one, other, third, fourth];
}

async function personOf({ identityId }: Customer): Promise<string> {
  const { personId } = (await stage().ask("GET", `/people/${identityId}`)) as { personId: string };
  return personId;
}

test("two are joined after a question that names both, and a second click joins nobody else", async () => {
  const [one, other, third, fourth] = await four();
  const { pool } = stage().database;
  await pool.query("truncate identity_candidate");
  const pairs = [
    [one, other, 0.9],
    [third, fourth, 0.8],
  ] as const;
  for (const [from, to, score] of pairs) {
    await pool.query(
      `insert into identity_candidate (home, from_id, to_id, score, reasons, found_at)
       select home, identity_id, $2, $3, '{mail}', now() from identity where identity_id = $1`,
      [from.identityId, to.identityId, score],
    );
  }
  const page = await stage().open("/quality");
  await page.getByRole("button", { name: `Join ${one.name}` }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText(one.name).waitFor();
  await dialog.getByText(other.name).waitFor();
  await dialog.getByText("It can be undone").waitFor();
  expect(await personOf(one)).not.toBe(await personOf(other));
  await dialog.getByRole("button", { name: "Join them" }).dblclick();
  await dialog.waitFor({ state: "detached" });
  expect(await personOf(one)).toBe(await personOf(other));
  await page.getByRole("button", { name: `Join ${one.name}` }).waitFor({ state: "detached" });
  expect(await personOf(third)).not.toBe(await personOf(fourth));
});

test("a legal hold finds its person, and names them in the list", async () => {
  const [, , , one] = await four();
  const page = await stage().open("/retention");
  await page.getByRole("button", { name: "Hold data" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel(/^Mail address/).fill(one.name);
  await dialog.getByRole("button", { name: one.name }).first().click();
  await dialog.getByLabel("Why").fill("a claim");
  await dialog.getByRole("button", { name: "Hold", exact: true }).click();
  await page.getByRole("link", { name: one.name }).waitFor();
  await page.getByRole("button", { name: `Let go: ${one.name}` }).waitFor();
});

test("the preference page says who asks, and asks once before everything is withdrawn", async () => {
  const [one] = await four();
  const law = { title: "Recalls", text: "Dangers.", channels: ["email"], active: true, basis: "legal_obligation" };
  await stage().ask("PUT", "/consent/purposes/recalls", { ...law, ifVersion: 0 });
  const { path } = (await stage().ask("POST", `/consent/people/${one.identityId}/link`, {})) as { path: string };
  const page = await stage().open(path);
  await page.getByText("Asked by the organisation that sent you this link.").waitFor();
  expect(await page.getByRole("region", { name: "Recalls" }).getByRole("switch").count()).toBe(0);
  await page.getByText("Required by law: it cannot be withdrawn.").waitFor();
  await page.getByRole("button", { name: "Withdraw everything" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByText("What the law requires stays: Recalls.").waitFor();
  expect(await page.getByText("Saved").count()).toBe(0);
  await dialog.getByRole("button", { name: "Withdraw everything" }).click();
  await page.getByRole("button", { name: "Everything is withdrawn" }).waitFor();
});
