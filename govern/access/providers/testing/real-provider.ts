import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import Provider from "oidc-provider";

/** Whom the provider knows, by their subject there. */
export type Accounts = Readonly<Record<string, Readonly<Record<string, unknown>>>>;

export interface RealProvider {
  readonly issuer: string;
  /** Who signs in at the next visit. */
  as: string;
  /** How they show there who they are. */
  by: { readonly amr?: string[]; readonly acr?: string };
  readonly close: () => Promise<void>;
}

export const client = { id: "firsthand", secret: "a secret of forty signs that nobody guesses" } as const;

/** A certified OpenID provider on a free port, at which whoever is named in `as` signs in without being asked. */
export async function openProvider(accounts: Accounts, redirectUri: string): Promise<RealProvider> {
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider = new Provider(issuer, {
    clients: [{ client_id: client.id, client_secret: client.secret, redirect_uris: [redirectUri] }],
    acrValues: ["urn:example:strong"],
    claims: { openid: ["sub", "acr", "amr"], email: ["email", "email_verified"], profile: ["name", "groups"] },
    cookies: { keys: ["test"] },
    pkce: { required: () => true },
    features: { devInteractions: { enabled: false } },
    interactions: { url: (_ctx, { uid }) => `/interaction/${uid}` },
    findAccount: (_ctx, sub) => {
      const claims = accounts[sub];
      return claims && { accountId: sub, claims: () => ({ sub, ...claims }) };
    },
    loadExistingGrant: async (ctx) => {
      const grant = new ctx.oidc.provider.Grant({
        clientId: client.id,
        accountId: ctx.oidc.session?.accountId ?? "",
      });
      grant.addOIDCScope("openid email profile");
      await grant.save();
      return grant;
    },
  });
  const opened: RealProvider = {
    issuer,
    as: "",
    by: {},
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
  const answer = provider.callback();
  server.on("request", (request, response) => {
    if (request.url?.startsWith("/interaction/") !== true) void answer(request, response);
    else void provider.interactionFinished(request, response, { login: { accountId: opened.as, ...opened.by } });
  });
  return opened;
}

/** Goes where a browser would go, until the provider sends it back; gives the parameters of that address. */
export async function visit(url: string, backTo: string): Promise<Record<string, string>> {
  const cookies = new Map<string, string>();
  let next = url;
  for (let steps = 0; steps < 10; steps += 1) {
    const header = [...cookies].map((pair) => pair.join("=")).join("; ");
    const response = await fetch(next, { redirect: "manual", headers: { cookie: header } });
    for (const cookie of response.headers.getSetCookie()) {
      const [, name = "", value = ""] = /^([^=]+)=([^;]*)/.exec(cookie) ?? [];
      cookies.set(name, value);
    }
    const location = response.headers.get("location");
    if (location === null) throw new Error(`The provider answered ${response.status}: ${await response.text()}`);
    next = new URL(location, next).href;
    if (next.startsWith(backTo)) return Object.fromEntries(new URL(next).searchParams);
  }
  throw new Error("The provider sends the browser round in circles.");
}
