import { timingSafeEqual } from "node:crypto";

import { countAttempt } from "../../commands/count-attempt.ts";
import { openSession } from "../../commands/open-session.ts";
import type { SignedIn } from "../../contract.ts";
import { stepOver } from "../../factors/errors.ts";
import { issueChallenge } from "../../factors/commands/challenge.ts";
import { takeChallenge } from "../../factors/store/challenges.ts";
import type { Ground } from "../../ground.ts";
import { hashOf } from "../../recognition.ts";
import type { Visit } from "../../sessions.ts";
import { factorNotTold, notSignedIn, proofRefused, unknownProvider } from "../errors.ts";
import { authorizationUrl, discover, redeem } from "../oidc.ts";
import { saysSecondFactor, toldBy } from "../rules/claims.ts";
import { type ProviderRow, findProvider } from "../store/providers.ts";
import { admit } from "./admit.ts";
import { providerPurpose } from "./save-provider.ts";

/** Where the provider sends the browser back to, below the address of this server. */
const RETURN_PATH = "/sign-in/callback";

/**
 * Where the browser is to go. A cookie binds the way back to this very browser: nobody is signed in by a link of
 * somebody else's. Throws `provider_unknown`, `provider_unreachable`, `too_many_attempts`.
 */
export async function beginProvider(ground: Ground, visit: Visit, id: string): Promise<{ url: string }> {
  const { db, random, sessions } = ground;
  await countAttempt(ground, visit);
  const provider = await enabledProvider(ground, id);
  const redirectUri = (visit.headers.origin ?? "") + RETURN_PATH;
  const meta = await discover(reachedBy(provider));
  const [nonce, verifier, binding] = [random(32), random(32), random(32)].map((bytes) => bytes.toString("base64url"));
  if (!URL.canParse(redirectUri) || !nonce || !verifier || !binding) throw stepOver();
  const content = {
    provider: provider.id,
    nonce,
    verifier,
    redirectUri,
    binding: hashOf(binding).toString("base64url"),
  };
  const { token: state } = await issueChallenge({ ...ground, db }, "provider", { userId: null, content });
  sessions.stepCookie(visit, binding);
  const factorWords = provider.demands_factor ? provider.factor_words : [];
  const client = { clientId: provider.client_id, scopes: provider.scopes, factorWords };
  return { url: authorizationUrl(meta, client, { state, nonce, verifier, redirectUri }) };
}

/**
 * Throws `step_over`, `provider_said_no`, `provider_proof_refused`, `provider_unreachable`, `second_factor_not_told`, and
 * as `admit`.
 */
export async function finishProvider(
  ground: Ground,
  visit: Visit,
  answer: { state: string; code?: string | undefined; error?: string | undefined; iss?: string | undefined },
): Promise<SignedIn> {
  const { db, now, sessions, secrets } = ground;
  const forgive = await countAttempt(ground, visit);
  const asked = await takeChallenge(db, { hash: hashOf(answer.state), kind: "provider", now: now() });
  const { provider: id = "", nonce = "", verifier = "", redirectUri = "", binding = "" } = asked?.content ?? {};
  const given = sessions.givenStep(visit.headers);
  if (!asked || given === undefined || !isSame(hashOf(given).toString("base64url"), binding)) throw stepOver();
  sessions.stepCookie(visit, null);
  if (answer.code === undefined) throw notSignedIn(answer.error ?? "");
  const provider = await enabledProvider(ground, id);
  // RFC 9207: an answer that another provider slipped in is told by its sender.
  if (answer.iss !== undefined && answer.iss !== provider.issuer) throw proofRefused("it comes from another provider");
  const clientSecret = provider.sealed === null ? undefined : secrets.open(provider.sealed, providerPurpose(id));
  const client = { ...reachedBy(provider), clientId: provider.client_id, clientSecret };
  const { claims, signed } = await redeem(client, { code: answer.code, nonce, verifier, redirectUri });
  if (provider.demands_factor && !saysSecondFactor(signed, provider.factor_words)) throw factorNotTold();
  const userId = await admit(ground, provider, toldBy(claims, provider.groups_claim));
  await forgive();
  return await openSession(ground, visit, { userId, method: "provider" });
}

async function enabledProvider({ db }: Ground, id: string): Promise<ProviderRow> {
  const provider = await findProvider(db, id);
  if (!provider?.enabled) throw unknownProvider(id);
  return provider;
}

const reachedBy = ({ issuer, private_addresses }: ProviderRow) => ({ issuer, privateAddresses: private_addresses });

function isSame(one: string, other: string): boolean {
  return one.length === other.length && timingSafeEqual(Buffer.from(one), Buffer.from(other));
}
