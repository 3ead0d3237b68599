import { createHash } from "node:crypto";

import { fillTemplate, type Manifest } from "../manifest/index.ts";
import type { Settings } from "../streams/index.ts";
import { readySettings } from "./exchange/ready-settings.ts";
import { askForTokens, type OAuth } from "./exchange/tokens.ts";
import { misset } from "./failures.ts";
import type { EngineGround, Tokens } from "./ground.ts";

/** What is agreed upon between leaving for the other side and coming back. */
export interface Agreement {
  /** Comes back with the answer, and has to be compared with what was kept. */
  readonly state: string;
  /** The address that somebody comes back to. */
  readonly redirect: string;
  /** Kept here until then (PKCE, RFC 7636); 43 to 128 characters of chance. */
  readonly verifier: string;
}

/** The address where somebody is asked to agree. Throws StreamFailure `misset`. */
export function agreementAddress(
  manifest: Manifest,
  given: Settings,
  { state, redirect, verifier }: Agreement,
): string {
  const oauth = oauthOf(manifest);
  const settings = readySettings(manifest, given);
  const [address, client] = [oauth.authorization_address, oauth.client_id].map((template) =>
    fillTemplate(
      template,
      (name) => settings[name],
      (text) => text,
    ),
  );
  const url = address === undefined ? null : URL.parse(address);
  if (!url || client === undefined)
    throw misset("The settings for signing in are not complete.", "Fill in the client's id.");
  const parts = {
    ...oauth.parameters,
    response_type: "code",
    client_id: client,
    redirect_uri: redirect,
    state,
    ...(oauth.scopes.length > 0 ? { scope: oauth.scopes.join(" ") } : {}),
    ...(oauth.pkce
      ? { code_challenge: createHash("sha256").update(verifier).digest("base64url"), code_challenge_method: "S256" }
      : {}),
  };
  for (const [name, value] of Object.entries(parts)) url.searchParams.set(name, value);
  return url.href;
}

/** The tokens for the code with which somebody came back. Throws StreamFailure. */
export async function tokensForCode(
  { manifest, ground }: { readonly manifest: Manifest; readonly ground: EngineGround },
  given: Settings,
  { code, redirect, verifier, signal }: Returned,
): Promise<Tokens> {
  const oauth = oauthOf(manifest);
  const settings = readySettings(manifest, given);
  const grant = {
    grant_type: "authorization_code",
    code,
    redirect_uri: redirect,
    ...(oauth.pkce ? { code_verifier: verifier } : {}),
  };
  const { outgoing, now } = ground;
  return await askForTokens(oauth, grant, { outgoing, now, signal, values: (name) => settings[name], standing: null });
}

interface Returned extends Omit<Agreement, "state"> {
  readonly code: string;
  readonly signal: AbortSignal;
}

function oauthOf({ authentication, name }: Manifest): OAuth & { kind: "oauth2_authorization_code" } {
  if (authentication.kind === "oauth2_authorization_code") return authentication;
  throw misset(`Nobody has to agree for ${name}.`, "Fill in its settings.");
}
