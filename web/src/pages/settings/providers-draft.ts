import type { Grant } from "@firsthand/govern/access/contract";

import type { client } from "../../api/client.ts";

type Provider = Awaited<ReturnType<typeof client.access.providers>>[number];

/** A provider as it is being written. */
export interface ProviderDraft {
  readonly name: string;
  readonly issuer: string;
  readonly clientId: string;
  readonly clientSecret: string;
  readonly scopes: string;
  readonly domains: string;
  readonly groupsClaim: string;
  readonly groupGrants: readonly { readonly group: string; readonly grants: readonly Grant[] }[];
  readonly defaultGrants: readonly Grant[];
  readonly createsMembers: boolean;
  readonly privateAddresses: boolean;
  readonly demandsFactor: boolean;
  readonly factorWords: string;
  readonly enabled: boolean;
}

const viewer: Grant = { role: "viewer", unit: null, function: null };

export function draftOf(provider: Provider | undefined): ProviderDraft {
  return {
    name: provider?.name ?? "",
    issuer: provider?.issuer ?? "",
    clientId: provider?.clientId ?? "",
    clientSecret: "",
    scopes: provider?.scopes ?? "openid profile email",
    domains: provider?.domains.join(", ") ?? "",
    groupsClaim: provider?.groupsClaim ?? "",
    groupGrants: provider?.groupGrants ?? [],
    defaultGrants: provider?.defaultGrants ?? [viewer],
    createsMembers: provider?.createsMembers ?? false,
    privateAddresses: provider?.privateAddresses ?? false,
    demandsFactor: provider?.demandsFactor ?? false,
    factorWords: provider?.factorWords.join(" ") ?? "",
    enabled: provider?.enabled ?? true,
  };
}

/** What the server is told; an empty secret keeps the one that there is. */
export function inputOf({ clientSecret, domains, groupsClaim, factorWords, ...draft }: ProviderDraft) {
  return {
    ...draft,
    ...(clientSecret === "" ? {} : { clientSecret }),
    domains: domains.split(/[\s,;]+/).filter((domain) => domain !== ""),
    factorWords: factorWords.split(/\s+/).filter((word) => word !== ""),
    groupsClaim: groupsClaim.trim() === "" ? null : groupsClaim.trim(),
    defaultGrants: [...draft.defaultGrants],
    groupGrants: draft.groupGrants.map(({ group, grants }) => ({ group, grants: [...grants] })),
  };
}
