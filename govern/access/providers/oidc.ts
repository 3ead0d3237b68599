import { createHash } from "node:crypto";

import { createLocalJWKSet, jwtVerify } from "jose";
import { z } from "zod";

import { providerAway, proofRefused } from "./errors.ts";
import { askJson } from "./reach.ts";

/** How a provider is reached. */
export interface Reached {
  readonly issuer: string;
  readonly privateAddresses: boolean;
}

const metadata = z.object({
  issuer: z.string(),
  authorization_endpoint: z.url(),
  token_endpoint: z.url(),
  jwks_uri: z.url(),
  userinfo_endpoint: z.url().optional(),
  token_endpoint_auth_methods_supported: z.array(z.string()).optional(),
  authorization_response_iss_parameter_supported: z.boolean().optional(),
});

export type Metadata = z.infer<typeof metadata>;

const keySet = z.object({ keys: z.array(z.looseObject({ kty: z.string() })).min(1) });
const tokens = z.object({ id_token: z.string(), access_token: z.string().optional() });
const refusal = z.object({ error: z.string() });

/** What a provider says of who signed in. */
type Claims = Readonly<Record<string, unknown>> & { readonly sub: string };

/** Signatures that are made with a key of the provider alone: never `none`, and none with a shared secret. */
const algorithms = [
  "RS256",
  "RS384",
  "RS512",
  "PS256",
  "PS384",
  "PS512",
  "ES256",
  "ES384",
  "ES512",
  "EdDSA",
  "Ed25519",
];

/** Seconds by which two clocks may differ. */
const TOLERANCE = 60;

/** What a provider publishes of itself. Throws `provider_unreachable`, `address_refused`. */
export async function discover({ issuer, privateAddresses }: Reached): Promise<Metadata> {
  const place = `${issuer.replace(/\/$/, "")}/.well-known/openid-configuration`;
  const { status, body } = await askJson(place, { privateAddresses });
  const parsed = metadata.safeParse(body);
  if (status !== 200 || !parsed.success)
    throw providerAway(`publishes no OpenID Connect configuration below its address (status ${status})`);
  if (parsed.data.issuer !== issuer)
    throw providerAway(`calls itself otherwise than the address that was given: ${parsed.data.issuer.slice(0, 200)}`);
  return parsed.data;
}

/** The keys with which it signs. Throws as `discover`. */
export async function readKeys({ jwks_uri }: Metadata, { privateAddresses }: Reached) {
  const { status, body } = await askJson(jwks_uri, { privateAddresses });
  const parsed = keySet.safeParse(body);
  if (status !== 200 || !parsed.success) throw providerAway("publishes no keys");
  return parsed.data;
}

export interface Begun {
  readonly state: string;
  readonly nonce: string;
  readonly verifier: string;
  readonly redirectUri: string;
}

/** Where the browser goes: code flow with PKCE. */
export function authorizationUrl(
  { authorization_endpoint }: Metadata,
  { clientId, scopes, factorWords }: { clientId: string; scopes: string; factorWords: readonly string[] },
  { state, nonce, verifier, redirectUri }: Begun,
): string {
  const url = new URL(authorization_endpoint);
  const parameters = {
    response_type: "code",
    client_id: clientId,
    redirect_uri: redirectUri,
    scope: scopes,
    state,
    nonce,
    code_challenge: createHash("sha256").update(verifier).digest("base64url"),
    code_challenge_method: "S256",
    ...(factorWords.length === 0 ? {} : { acr_values: factorWords.join(" ") }),
  };
  for (const [name, value] of Object.entries(parameters)) url.searchParams.set(name, value);
  return url.href;
}

/** What a provider says of somebody: all of it, and what of it is signed. */
export interface Redeemed {
  readonly claims: Claims;
  readonly signed: Claims;
}

export interface Client extends Reached {
  readonly clientId: string;
  readonly clientSecret: string | undefined;
}

/**
 * Takes the code to the provider and gives what it says of the person, proved by signature, issuer, audience, time and
 * nonce. Throws `provider_proof_refused`, `provider_unreachable`.
 */
export async function redeem(
  client: Client,
  { code, verifier, nonce, redirectUri }: Omit<Begun, "state"> & { code: string },
): Promise<Redeemed> {
  const meta = await discover(client);
  const form = new URLSearchParams({
    grant_type: "authorization_code",
    code,
    redirect_uri: redirectUri,
    code_verifier: verifier,
    client_id: client.clientId,
  });
  const headers = identify(client, meta, form);
  const answer = await askJson(meta.token_endpoint, {
    privateAddresses: client.privateAddresses,
    method: "POST",
    headers,
    body: form.toString(),
  });
  const parsed = tokens.safeParse(answer.body);
  if (answer.status !== 200 || !parsed.success)
    throw proofRefused(`it did not take its own code (${reasonOf(answer.body)})`);
  const signed = await verify(client, meta, { idToken: parsed.data.id_token, nonce });
  const claims = await complete(client, meta, { claims: signed, accessToken: parsed.data.access_token });
  return { claims, signed };
}

/** By the header unless the provider only takes the form; a client without a secret has its PKCE alone. */
function identify({ clientId, clientSecret }: Client, meta: Metadata, form: URLSearchParams): Record<string, string> {
  if (clientSecret === undefined) return {};
  const ways = meta.token_endpoint_auth_methods_supported ?? ["client_secret_basic"];
  if (!ways.includes("client_secret_basic") && ways.includes("client_secret_post")) {
    form.set("client_secret", clientSecret);
    return {};
  }
  const encoded = [clientId, clientSecret]
    .map((part) => new URLSearchParams({ _: part }).toString().slice(2))
    .join(":");
  return { authorization: `Basic ${Buffer.from(encoded).toString("base64")}` };
}

async function verify(client: Client, meta: Metadata, { idToken, nonce }: { idToken: string; nonce: string }) {
  const keys = createLocalJWKSet(await readKeys(meta, client));
  const { payload } = await jwtVerify(idToken, keys, {
    issuer: client.issuer,
    audience: client.clientId,
    algorithms,
    clockTolerance: TOLERANCE,
    requiredClaims: ["sub", "exp", "iat"],
  }).catch((error: unknown) => {
    throw proofRefused("its signature, issuer, audience or time is wrong", error);
  });
  if (payload["nonce"] !== nonce) throw proofRefused("it belongs to another sign-in");
  const several = Array.isArray(payload.aud) && payload.aud.length > 1;
  if ((several || payload["azp"] !== undefined) && payload["azp"] !== client.clientId)
    throw proofRefused("it was made for another application");
  if (typeof payload.sub !== "string" || payload.sub === "" || payload.sub.length > 255)
    throw proofRefused("it does not say who signed in");
  return { ...payload, sub: payload.sub };
}

/** Some providers tell mail and groups only when asked besides; what is signed goes before. */
async function complete(
  client: Client,
  meta: Metadata,
  { claims, accessToken }: { claims: Claims; accessToken: string | undefined },
): Promise<Claims> {
  if (meta.userinfo_endpoint === undefined || accessToken === undefined) return claims;
  const { status, body } = await askJson(meta.userinfo_endpoint, {
    privateAddresses: client.privateAddresses,
    headers: { authorization: `Bearer ${accessToken}` },
  });
  const more = z.looseObject({ sub: z.string() }).safeParse(body);
  if (status !== 200 || !more.success) return claims;
  if (more.data.sub !== claims.sub) throw proofRefused("it tells of two different people");
  return { ...more.data, ...claims };
}

function reasonOf(body: unknown): string {
  const { data } = refusal.safeParse(body);
  return data && /^[a-z_]{1,60}$/.test(data.error) ? data.error : "no reason told";
}
