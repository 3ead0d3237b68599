import type { Page } from "playwright-core";
import { expect, test } from "vitest";

import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

interface Member {
  readonly id: string;
  readonly name: string;
}

const whole = { unit: null, function: null } as const;

/** The one who was invited last with a name that begins so. */
async function memberCalled(start: string): Promise<string> {
  const members = (await stage().ask("GET", "/members")) as Member[];
  const found = members.find(({ name }) => name.startsWith(start));
  if (!found) throw new Error(`Nobody is called ${start}.`);
  return found.id;
}

async function unitsOf(page: Page, path: string): Promise<string[]> {
  const answer = await page.request.get(`${stage().app.url}/api${path}`);
  const { rows } = (await answer.json()) as { rows: { unit: string | null }[] };
  return [...new Set(rows.map(({ unit }) => unit ?? "none"))];
}

const placesOf = (page: Page) => page.getByRole("navigation", { name: "Pages" }).getByRole("listitem").allInnerTexts();

test("somebody who is invited for one unit sees only that: its pages, its rows, and nothing of the others", async () => {
  const admin = await stage().open("/settings/members");
  await admin.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Nia of Kettla");
  await dialog.getByLabel("Mail address").fill("nia@example.org");
  await dialog.getByLabel("Role", { exact: true }).selectOption({ label: "Agent" });
  await dialog.getByLabel("Unit", { exact: true }).selectOption("Kettla");
  await dialog.getByText("Nia of Kettla may, for Kettla:").waitFor();
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  const link = dialog.getByLabel("Link of the invitation");
  await link.waitFor();
  const path = /\/invitation\/[\w-]+/.exec(await dialog.innerHTML())?.[0] ?? "";
  await dialog.getByRole("button", { name: "I have it" }).click();
  await admin.getByText("Agent for Kettla").waitFor();

  const browser = admin.context().browser();
  if (!browser) throw new Error("The window belongs to a browser.");
  const context = await browser.newContext({ viewport: { width: 1440, height: 900 }, locale: "en-GB" });
  const page = await context.newPage();
  await page.goto(`${stage().app.url}${path}`);
  await page.getByText("Ada Founder invites you as Agent").waitFor();
  await page.getByLabel("Choose a password", { exact: true }).fill("seven green kettles sing");
  await page.getByRole("button", { name: "Take up the invitation" }).click();
  await page.getByRole("link", { name: "Inbound volume" }).waitFor();
  expect((await placesOf(page)).map((text) => text.trim())).toEqual([
    "Figures",
    "Conversations",
    "Search",
    "Themes",
    "Insights",
    "Pulse",
    "Reading quality",
    "Labelling",
    "Taxonomy",
  ]);
  expect(await unitsOf(page, "/conversations?limit=100")).toEqual(["Kettla"]);
  expect(await unitsOf(page, "/conversations?limit=100&unit=Fellmoor")).toEqual([]);

  const [other] = ((await stage().ask("GET", "/conversations?unit=Fellmoor&limit=1")) as { rows: { id: string }[] })
    .rows;
  await page.goto(`${stage().app.url}/conversations/${other?.id}`);
  await page
    .getByText(/leads nowhere|gone|no conversation|no such/i)
    .first()
    .waitFor();
  await page.goto(`${stage().app.url}/imports`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
  await page.getByText("You are here as: Agent for Kettla.").waitFor();
  await context.close();
});

test("another role counts at once in a browser that is open: pages come, and go", async () => {
  const context = await stage().window("agent");
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/system`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
  const id = await memberCalled("Mia agent");
  await stage().ask("PUT", `/members/${id}/grants`, { grants: [{ role: "integrator", ...whole }] });
  await page.getByRole("heading", { name: "System", exact: true }).waitFor();
  await expect.poll(() => placesOf(page)).toContainEqual(expect.stringContaining("Imports"));

  await page.goto(`${stage().app.url}/imports`);
  await page.getByRole("heading", { name: "Imports", exact: true }).waitFor();
  await stage().ask("PUT", `/members/${id}/grants`, { grants: [{ role: "executive", ...whole }] });
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
  expect(await placesOf(page)).not.toContainEqual(expect.stringContaining("Imports"));
});

test("roles are changed in a dialog that says what they come to; the last administrator stays one", async () => {
  const context = await stage().window("viewer");
  const theirs = await context.newPage();
  await theirs.goto(`${stage().app.url}/quarantine`);
  await theirs.getByRole("heading", { name: "Quarantine", exact: true }).waitFor();
  const admin = await stage().open("/settings/members");
  await admin.getByRole("button", { name: /^Change the roles of Mia viewer/ }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByLabel("Function", { exact: true }).selectOption({ label: "Legal" });
  await dialog.getByText(/^Left out, because it needs the whole organisation or a whole unit:.*quarantine/).waitFor();
  await dialog.getByRole("button", { name: "Add a role" }).click();
  await dialog.getByLabel("Role", { exact: true }).nth(1).selectOption({ label: "Auditor" });
  await dialog.getByRole("button", { name: "Save the roles" }).click();
  await dialog.waitFor({ state: "detached" });
  await admin.getByText("Viewer, only legal").waitFor();
  expect(await theirs.getByRole("heading", { name: "Quarantine", exact: true }).isVisible()).toBe(true);

  await admin.getByRole("button", { name: "Change the roles of Ada Founder" }).click();
  await dialog.getByText(/Nobody else is an administrator/).waitFor();
  expect(await dialog.getByLabel("Role", { exact: true }).isDisabled()).toBe(true);
  expect(await dialog.getByRole("button", { name: "Take away role 1" }).isDisabled()).toBe(true);
});

test("a permission taken from a role hides the page from who holds it; of two who change a role the slower is told", async () => {
  const admin = await stage().open("/settings/roles");
  await admin.getByRole("button", { name: "Make a role" }).click();
  const dialog = admin.getByRole("dialog");
  await dialog.getByRole("textbox", { name: "Title" }).fill("Watch");
  await dialog.getByLabel("See how the installation is doing").check();
  await dialog.getByLabel("See the figures").check();
  await dialog.getByRole("button", { name: "Save the role" }).click();
  await dialog.waitFor({ state: "detached" });
  const page = await (await stage().window("watch")).newPage();
  await page.goto(`${stage().app.url}/system`);
  await page.getByRole("heading", { name: "System", exact: true }).waitFor();

  await admin.getByRole("button", { name: "Change the role Watch" }).click();
  await dialog.getByLabel("What it is for").fill("typed for long");
  await stage().ask("PUT", "/roles/watch", {
    role: "watch",
    title: "Watch",
    words: "",
    permissions: ["figures.read"],
    ifVersion: 1,
  });
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();
  await dialog.getByText("Ada Founder changed this role meanwhile").waitFor();
  expect(await dialog.getByRole("button", { name: "Save the role" }).isDisabled()).toBe(true);
  expect(await dialog.getByLabel("What it is for").inputValue()).toBe("typed for long");
  await dialog.getByRole("button", { name: "Load what stands now" }).click();
  expect(await dialog.getByLabel("See how the installation is doing").isChecked()).toBe(false);
  await dialog.getByLabel("See how the installation is doing").check();
  await dialog.getByRole("button", { name: "Save the role" }).click();
  await page.getByRole("heading", { name: "System", exact: true }).waitFor();
});

test("units are placed in a tree, and what a unit above has locked cannot be changed below", async () => {
  const page = await stage().open("/settings/units");
  await page.getByRole("button", { name: "Add a unit" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("Both brands");
  await dialog.getByLabel("In full").check();
  await dialog.getByLabel("Units below may not say otherwise").check();
  await dialog.getByRole("button", { name: "Save the unit" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByRole("button", { name: "Place the unit Kettla" }).click();
  await dialog.getByLabel("Stands under").selectOption("Both brands");
  await dialog.getByText("In full: Both brands has locked this for all units below it.").waitFor();
  await dialog.getByRole("button", { name: "Save the unit" }).click();
  await dialog.waitFor({ state: "detached" });
  const tree = page.getByRole("list", { name: "Tree of units" });
  await tree.getByText("Personal data in full, locked by Both brands").waitFor();
  await page.getByRole("button", { name: "Change the unit Both brands" }).click();
  expect(await dialog.getByLabel("Stands under").getByRole("option").allInnerTexts()).toEqual(["Nothing: at the top"]);
});

test("a key is made from a role, for a unit, and opens no more than that", async () => {
  const page = await stage().open("/settings/keys");
  await page.getByRole("button", { name: "Make a key" }).click();
  const dialog = page.getByRole("dialog");
  await dialog.getByLabel("Name", { exact: true }).fill("The shop");
  await dialog.getByLabel("Unit", { exact: true }).selectOption("Fellmoor");
  await dialog.getByLabel("Begin with what a role may do").selectOption({ label: "Viewer" });
  expect(await dialog.getByLabel("See imports and the quarantine").isDisabled()).toBe(true);
  expect(await dialog.getByLabel("Read conversations and search them").isChecked()).toBe(true);
  await dialog.getByRole("button", { name: "Make the key" }).click();
  await dialog.getByText("Copy it now: it is shown this once").waitFor();
  const key = /fh_[\w-]+/.exec(await dialog.innerHTML())?.[0] ?? "";
  const headers = { authorization: `Bearer ${key}` };
  const answer = await fetch(`${stage().app.url}/api/conversations?limit=100`, { headers });
  const { rows } = (await answer.json()) as { rows: { unit: string | null }[] };
  expect(new Set(rows.map(({ unit }) => unit))).toEqual(new Set(["Fellmoor"]));
  expect((await fetch(`${stage().app.url}/api/imports`, { headers })).status).toBe(403);
  await dialog.getByRole("button", { name: "I have it" }).click();
  await page.getByText("for Fellmoor").waitFor();
});
