import { expect, test } from "vitest";

import { barriersOf } from "./testing/browser.ts";
import { setStage } from "./testing/stage.ts";

const stage = setStage({ sample: true });

test("who administers one unit invites somebody for it, not for another, and sees its map alone", async () => {
  const placed = { parent: null, kind: "brand", rules: { mask: { value: null, locked: false } }, ifVersion: null };
  await stage().ask("PUT", "/access/units/Kettla", placed);
  const context = await stage().window([{ role: "administrator", unit: "Kettla", function: null }]);
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/settings/members`);
  await page.getByText("Who holds a role in Kettla, with these roles.").waitFor();
  expect(await page.getByText("Ada Founder").count()).toBe(0);
  expect(await page.getByRole("button", { name: /^(Remove|Sign-in of) / }).count()).toBe(0);
  expect(await page.getByRole("link", { name: "Signing in" }).count()).toBe(0);

  await page.getByRole("button", { name: "Invite somebody" }).click();
  const dialog = page.getByRole("dialog");
  const unit = dialog.getByLabel("Unit", { exact: true });
  expect(await unit.getByRole("option").allInnerTexts()).toEqual(["Kettla"]);
  await dialog.getByLabel("Name", { exact: true }).fill("Noa of Kettla");
  await dialog.getByLabel("Mail address").fill("noa@example.org");
  await dialog.getByLabel("Role", { exact: true }).selectOption({ label: "Agent" });
  await dialog.getByText("Noa of Kettla may, for Kettla:").waitFor();
  expect(await barriersOf(page)).toEqual([]);
  await dialog.getByRole("button", { name: "Make the invitation" }).click();
  await dialog.getByLabel("Link of the invitation").waitFor();
  await dialog.getByRole("button", { name: "I have it" }).click();
  await page.getByText("Agent for Kettla").waitFor();

  const elsewhere = {
    name: "Noa",
    email: "noa2@example.org",
    grants: [{ role: "viewer", unit: "Fellmoor", function: null }],
  };
  const headers = { origin: stage().app.url };
  const refused = await page.request.post(`${stage().app.url}/api/invitations`, { data: elsewhere, headers });
  expect([refused.status(), ((await refused.json()) as { code: string }).code]).toEqual([422, "unit_unknown"]);

  await page.getByRole("link", { name: "Units", exact: true }).click();
  await page.getByRole("button", { name: "Change the unit Kettla" }).click();
  await dialog.getByLabel("In full").check();
  await dialog.getByRole("button", { name: "Save the unit" }).click();
  await dialog.waitFor({ state: "detached" });
  await page.getByText("Personal data in full, set here").waitFor();
  expect(await page.getByRole("button", { name: /Take out|Add a unit/ }).count()).toBe(0);
});

test("the map opens with their unit, leads to its criteria, and an answer is given for it", async () => {
  const context = await stage().window([{ role: "transformation_lead", unit: "Kettla", function: null }]);
  const page = await context.newPage();
  await page.goto(`${stage().app.url}/position`);
  await page.getByRole("heading", { name: "The map" }).waitFor();
  expect(await page.getByRole("combobox", { name: "Unit" }).inputValue()).toBe("Kettla");
  expect(await page.getByRole("button", { name: "Show all units" }).count()).toBe(0);
  expect(await page.getByRole("link", { name: /Model/ }).count()).toBe(0);
  await page.getByRole("row", { name: /Kettla/ }).waitFor();
  expect(await page.getByText("Fellmoor").count()).toBe(0);
  expect(await barriersOf(page)).toEqual([]);
  await page.goto(`${stage().app.url}/position?unit=Fellmoor`);
  await page.getByText('The log knows no unit "Fellmoor".').waitFor();
  await page.goto(`${stage().app.url}/model`);
  await page.getByRole("heading", { name: "You may not see this" }).waitFor();

  const answer = await page.request.get(`${stage().app.url}/api/position?unit=Kettla`);
  const { criteria } = (await answer.json()) as { criteria: { id: string; evidence: { kind: string } }[] };
  const asked = criteria.find(({ evidence }) => evidence.kind === "attestation")?.id;
  await page.goto(`${stage().app.url}/criteria/${asked}`);
  await page.getByText("For Kettla", { exact: true }).waitFor();
  await page.getByRole("button", { name: "Answer", exact: true }).click();
  await page.getByRole("radio", { name: /^Yes/ }).check();
  await page.getByRole("radio", { name: "No proof" }).check();
  await page.getByRole("button", { name: "Save the answer" }).click();
  await page.getByText(/Owner.*, you/).waitFor();
  const whole = await page.request.get(`${stage().app.url}/api/attestations?criterion=${asked}`);
  expect(whole.status()).toBe(422);
});
