import { randomBytes, randomUUID } from "node:crypto";

import { secretOf } from "@firsthand/connect/ingest";
import { followNews, lockFollowing } from "@firsthand/engage/conversations";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import type { WebhookSettings } from "../contract.ts";
import { badWebhookAddress, unknownWebhook, webhookConflict, webhookTwice } from "../errors.ts";
import type { WebhooksGround } from "../ground.ts";
import { endpointSecrets } from "../sealed-columns.ts";
import { makeDue } from "../store/deliveries.ts";
import {
  deleteEndpoint,
  type EndpointRow,
  findEndpoints,
  insertEndpoint,
  lockEndpoint,
  setState,
  updateEndpoint,
} from "../store/endpoints.ts";
import { tellWebhooks } from "./deliver.ts";

interface Made {
  readonly id: string;
  readonly secret: string;
}

/** Sends what happens from now on to an address. Throws `webhook_address`, `webhook_twice`. */
export async function makeEndpoint(ground: WebhooksGround, settings: WebhookSettings, by: string): Promise<Made> {
  checkAddress(settings);
  return await transact(ground.db, async (tx) => {
    const id = randomUUID();
    await lockFollowing(tx);
    await followNews(tx, true);
    const row = { ...rowOf(id, settings), made_by: by, made_at: ground.now() };
    if (!(await insertEndpoint(tx, row))) throw webhookTwice();
    const secret = await newSecret(tx, ground, id);
    noteChange({ subject: `webhook ${settings.name}`, before: null, after: shownOf(settings) });
    await tellWebhooks(tx);
    return { id, secret };
  });
}

/** Throws `unknown_webhook`, `webhook_conflict`, `webhook_address`, `webhook_twice`. */
export async function changeEndpoint(
  ground: WebhooksGround,
  { id, ifVersion, ...settings }: WebhookSettings & { readonly id: string; readonly ifVersion: number },
): Promise<void> {
  checkAddress(settings);
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    if (before.version !== ifVersion) throw webhookConflict(before.version);
    if (!(await updateEndpoint(tx, rowOf(id, settings)))) throw webhookTwice();
    noteChange({ subject: `webhook ${before.name}`, before: settingsOf(before), after: shownOf(settings) });
    await tellWebhooks(tx);
  });
}

/** Makes a new secret; for a day the one before signs too. Throws `unknown_webhook`. */
export async function rotateSecret(ground: WebhooksGround, id: string): Promise<string> {
  return await transact(ground.db, async (tx) => {
    const { name } = await locked(tx, id);
    noteChange({ subject: `webhook ${name}`, before: null, after: { newSecret: true } });
    await tellWebhooks(tx);
    return await newSecret(tx, ground, id);
  });
}

/** Stops an endpoint, or has it go on at once with what waits. Throws `unknown_webhook`. */
export async function steerEndpoint(ground: WebhooksGround, id: string, state: "on" | "paused"): Promise<void> {
  await transact(ground.db, async (tx) => {
    const before = await locked(tx, id);
    const now = ground.now();
    await setState(tx, id, { state, why: null, now });
    if (state === "on") await makeDue(tx, id, now);
    if (before.state !== state)
      noteChange({ subject: `webhook ${before.name}`, before: { state: before.state }, after: { state } });
    await tellWebhooks(tx);
  });
}

/** Throws `unknown_webhook`. */
export async function removeEndpoint(ground: WebhooksGround, id: string): Promise<void> {
  await transact(ground.db, async (tx) => {
    // Whether it is the last one is not changed by one that is made meanwhile.
    await lockFollowing(tx);
    const before = await locked(tx, id);
    await deleteEndpoint(tx, id);
    if ((await findEndpoints(tx)).length === 0) await followNews(tx, false);
    noteChange({ subject: `webhook ${before.name}`, before: settingsOf(before), after: null });
    await tellWebhooks(tx);
  });
}

async function locked(tx: Handle, id: string): Promise<EndpointRow> {
  const row = await lockEndpoint(tx, id);
  if (!row) throw unknownWebhook();
  return row;
}

async function newSecret(tx: Handle, ground: WebhooksGround, id: string): Promise<string> {
  const secret = secretOf(randomBytes(32));
  await endpointSecrets.add(tx, id, { secret, seal: ground.seal, now: ground.now });
  return secret;
}

/** What is plainly wrong is told at once; what its name leads to is looked at each time something is sent. */
function checkAddress({ address, ownNetwork }: WebhookSettings): void {
  const url = URL.parse(address);
  if (!url) throw badWebhookAddress("it is none");
  if (url.username !== "" || url.password !== "") throw badWebhookAddress("there is a name or password in it");
  if (url.protocol === "https:" || (url.protocol === "http:" && ownNetwork)) return;
  throw badWebhookAddress(
    url.protocol === "http:" ? "it is reached without encryption" : "it does not begin with https://",
  );
}

function rowOf(id: string, settings: WebhookSettings) {
  const { name, address, channels, units, personal, ownNetwork } = settings;
  const events = [...new Set(settings.events)];
  return { endpoint_id: id, name, address, events, channels, units, personal, own_network: ownNetwork };
}

function settingsOf({ name, address, events, channels, units, personal, own_network }: EndpointRow) {
  return shownOf({ name, address, events, channels, units, personal, ownNetwork: own_network });
}

/** What the audit record shows: no secret, and of an address nothing that may be one. */
function shownOf<T extends { readonly address: string }>(settings: T): T {
  const url = URL.parse(settings.address);
  const hidden = url === null || url.search === "" ? settings.address : `${url.origin}${url.pathname}?…`;
  return { ...settings, address: hidden };
}
