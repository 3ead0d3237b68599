import { createHash } from "node:crypto";

import { fillTemplate, type Manifest } from "../manifest/index.ts";
import type { Settings } from "../streams/index.ts";
import { readySettings } from "./exchange/ready-settings.ts";
import { askForTokens, goodToken, type OAuth, tokensByOAuth } from "./exchange/tokens.ts";
import { misset } from "./failures.ts";
import type { EngineGround, TokenKeeper, Tokens } from "./ground.ts";

/** Signing in by the agreement of somebody on the other side; its templates name settings. */
export type OAuthByAgreement = OAuth & { kind: "oauth2_authorization_code" };

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
export function agreementAddress(manifest: Manifest, given: Settings, agreement: Agreement): string {
  return addressToAgree(oauthOf(manifest), readySettings(manifest, given), agreement);
}

/** The same without a manifest: `settings` are those that the templates name. Throws StreamFailure `misset`. */
export function addressToAgree(
  oauth: OAuthByAgreement,
  settings: Settings,
  { state, redirect, verifier }: Agreement,
): string {
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
  returned: Returned,
): Promise<Tokens> {
  return await tokensAfterAgreeing(oauthOf(manifest), { ground, settings: readySettings(manifest, given) }, returned);
}

interface Asking {
  readonly ground: Pick<EngineGround, "outgoing" | "now">;
  readonly settings: Settings;
}

/** The same without a manifest. Throws StreamFailure. */
export async function tokensAfterAgreeing(
  oauth: OAuthByAgreement,
  { ground, settings }: Asking,
  { code, redirect, verifier, signal }: Returned,
): Promise<Tokens> {
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

/** A token that is good now, renewed where it has ended. Throws StreamFailure: `refused` where somebody has to agree. */
export async function tokenByAgreement(
  oauth: OAuthByAgreement,
  { ground, settings }: Asking,
  { keeper, signal }: { readonly keeper: TokenKeeper; readonly signal: AbortSignal },
): Promise<string> {
  const { outgoing, now } = ground;
  const ask = (standing: Tokens | null) =>
    tokensByOAuth(oauth, standing, { outgoing, now, signal, values: (name) => settings[name] });
  return await goodToken(keeper, { now, ask });
}

function oauthOf({ authentication, name }: Manifest): OAuthByAgreement {
  if (authentication.kind === "oauth2_authorization_code") return authentication;
  throw misset(`Nobody has to agree for ${name}.`, "Fill in its settings.");
}
