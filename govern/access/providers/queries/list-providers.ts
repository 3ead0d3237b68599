import type { Handle } from "@firsthand/platform/storage";

import type { Ground } from "../../ground.ts";
import type { Provider } from "../contract.ts";
import { type ProviderRow, findProviders } from "../store/providers.ts";

/** All providers by name, also those that are switched off. */
export async function listProviders(db: Handle): Promise<Provider[]> {
  return (await findProviders(db)).map(providerOf);
}

/** What somebody who is not signed in may know. */
export async function listWays({ db, post }: Ground) {
  const providers = (await findProviders(db)).filter(({ enabled }) => enabled);
  return { reset: post !== undefined, providers: providers.map(({ id, name }) => ({ id, name })) };
}

export function providerOf(row: ProviderRow): Provider {
  return {
    id: row.id,
    name: row.name,
    issuer: row.issuer,
    clientId: row.client_id,
    hasSecret: row.sealed !== null,
    scopes: row.scopes,
    domains: [...row.domains],
    groupsClaim: row.groups_claim,
    groupGrants: row.group_grants.map(({ group, grants }) => ({ group, grants: [...grants] })),
    defaultGrants: [...row.default_grants],
    createsMembers: row.creates_members,
    privateAddresses: row.private_addresses,
    demandsFactor: row.demands_factor,
    factorWords: [...row.factor_words],
    enabled: row.enabled,
    version: row.version,
    changedAt: row.changed_at.toISOString(),
    changedBy: row.changed_by,
  };
}
