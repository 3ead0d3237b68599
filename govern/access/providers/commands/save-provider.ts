import { mintId } from "@firsthand/kernel/ids";
import { permissionIds } from "@firsthand/kernel/permissions";
import type { Asker } from "@firsthand/platform/http";
import { type Handle, transact } from "@firsthand/platform/storage";
import { noteChange } from "@firsthand/platform/trace";

import { checkGrants, checkOwn } from "../../commands/check-grants.ts";
import { findOwnRights } from "../../queries/find-rights.ts";
import { type Ground, tellAccess } from "../../ground.ts";
import type { Provider } from "../contract.ts";
import { providerChanged, unknownProvider } from "../errors.ts";
import { providerOf } from "../queries/list-providers.ts";
import * as store from "../store/providers.ts";

export type ProviderSettings = Omit<Provider, "id" | "hasSecret" | "version" | "changedAt" | "changedBy"> & {
  /** Undefined keeps the one that there is, null takes it away. */
  readonly clientSecret?: string | null | undefined;
};

/** For what a client secret is sealed. */
export const providerPurpose = (id: string): string => `secret of provider ${id}`;

/** Only for who may do everything. Throws as `checkGrants`. */
export async function addProvider(ground: Ground, asker: Asker, settings: ProviderSettings): Promise<Provider> {
  const { db, now, random } = ground;
  const id = mintId(0, now().getTime(), () => random(8));
  return await transact(db, (tx) => put({ tx, ground, asker }, { id, settings, before: undefined }));
}

/**
 * Under another issuer the same subject is somebody else, so who is whom there is forgotten with it, and the secret
 * too. Throws `provider_unknown`, `provider_changed`, and as `checkGrants`.
 */
export async function changeProvider(
  ground: Ground,
  asker: Asker,
  { id, ifVersion, ...settings }: ProviderSettings & { id: string; ifVersion: number },
): Promise<Provider> {
  return await transact(ground.db, async (tx) => {
    const before = await store.findProvider(tx, id);
    if (!before) throw unknownProvider(id);
    if (before.version !== ifVersion) throw changedBy(before);
    if (before.issuer !== settings.issuer || before.client_id !== settings.clientId) await store.deleteLinks(tx, id);
    return await put({ tx, ground, asker }, { id, settings, before });
  });
}

/** Who signed in with it keeps their account, and their session until it ends. Throws `provider_unknown`. */
export async function removeProvider({ db }: Ground, id: string): Promise<void> {
  await transact(db, async (tx) => {
    const before = await store.deleteProvider(tx, id);
    if (!before) throw unknownProvider(id);
    noteChange({ subject: `provider ${before.name}`, before: shown(before), after: null });
    await tellAccess(tx);
  });
}

interface Putting {
  readonly tx: Handle;
  readonly ground: Ground;
  readonly asker: Asker;
}

async function put(
  { tx, ground, asker }: Putting,
  { id, settings, before }: { id: string; settings: ProviderSettings; before: store.ProviderRow | undefined },
): Promise<Provider> {
  const { secrets, now, countUnits } = ground;
  const { clientSecret, groupGrants, defaultGrants } = settings;
  const own = await findOwnRights(tx, asker);
  // A provider says who somebody is, so who sets one can be everybody.
  checkOwn(own, permissionIds, { unit: null, function: null });
  await checkGrants({ tx, countUnits, own }, [...defaultGrants, ...groupGrants.flatMap(({ grants }) => grants)]);
  // What one provider gave is not told to another.
  const kept = clientSecret === undefined && before?.issuer === settings.issuer ? before.sealed : null;
  const row: store.ProviderRow = {
    id,
    name: settings.name,
    issuer: settings.issuer,
    client_id: settings.clientId,
    sealed: clientSecret ? secrets.seal(clientSecret, providerPurpose(id)) : kept,
    scopes: settings.scopes,
    domains: settings.domains,
    groups_claim: settings.groupsClaim,
    group_grants: groupGrants,
    default_grants: defaultGrants,
    creates_members: settings.createsMembers,
    private_addresses: settings.privateAddresses,
    demands_factor: settings.demandsFactor,
    factor_words: settings.factorWords,
    enabled: settings.enabled,
    version: (before?.version ?? 0) + 1,
    changed_at: now(),
    changed_by: asker.name,
  };
  if (!(await store.putProvider(tx, row))) throw changedBy((await store.findProvider(tx, id)) ?? row);
  noteChange({ subject: `provider ${row.name}`, before: before ? shown(before) : null, after: shown(row) });
  await tellAccess(tx);
  return providerOf(row);
}

const changedBy = ({ version, changed_by }: store.ProviderRow) => providerChanged({ version, changedBy: changed_by });

/** Without the secret, and without what says who changed it. */
function shown({ sealed, id: _id, version: _version, changed_at: _at, changed_by: _by, ...rest }: store.ProviderRow) {
  return { ...rest, has_secret: sealed !== null };
}
