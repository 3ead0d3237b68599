import type { Outgoing } from "@firsthand/platform/outgoing";

import { type Authentication, fillTemplate, type Values } from "../../manifest/index.ts";
import { StreamFailure } from "../../streams/index.ts";
import { asStreamFailure, misset, shownAnswer } from "../failures.ts";
import type { TokenKeeper, Tokens } from "../ground.ts";
import { parseJson } from "../mapping/parse.ts";

export type OAuth = Extract<Authentication, { token_address: string }>;

/** What is asked of a token endpoint: a grant of RFC 6749 with its parts. */
type Grant = Readonly<Record<string, string>>;

export interface TokenGround {
  readonly outgoing: Outgoing;
  readonly now: () => Date;
  readonly values: Values;
  readonly signal: AbortSignal;
}

/** A token is renewed so long before it ends. */
const EARLY_MS = 60_000;

/** How a token is come by. */
interface Renewing {
  readonly now: () => Date;
  /** A token that was just refused, also if it should still be good. */
  readonly not?: string | undefined;
  /** Whether kept tokens are of those who ask now; without it they are. */
  readonly isOurs?: (tokens: Tokens) => boolean;
  /** Asks for tokens; `standing` are those that are good no more. */
  readonly ask: (standing: Tokens | null) => Promise<Tokens>;
}

/** A token that is good now. Throws StreamFailure: `refused` where somebody has to agree (again). */
export async function goodToken(
  keeper: TokenKeeper,
  { now, not, isOurs = () => true, ask }: Renewing,
): Promise<string> {
  const good = (tokens: Tokens | null) =>
    tokens !== null &&
    tokens.accessToken !== not &&
    isOurs(tokens) &&
    (tokens.expiresAt === null || tokens.expiresAt.getTime() - EARLY_MS > now().getTime());
  const current = await keeper.current();
  if (current && good(current)) return current.accessToken;
  const renewed = await keeper.renew(async (standing) => (standing && good(standing) ? standing : await ask(standing)));
  return renewed.accessToken;
}

/** Tokens by OAuth 2, of the client itself or of an agreement. Throws StreamFailure. */
export async function tokensByOAuth(oauth: OAuth, standing: Tokens | null, ground: TokenGround): Promise<Tokens> {
  return await askForTokens(oauth, grantOf(oauth, standing), { ...ground, standing });
}

function grantOf(oauth: OAuth, standing: Tokens | null): Grant {
  if (oauth.kind === "oauth2_client_credentials")
    return { grant_type: "client_credentials", ...(oauth.scopes.length > 0 ? { scope: oauth.scopes.join(" ") } : {}) };
  if (standing?.refreshToken) return { grant_type: "refresh_token", refresh_token: standing.refreshToken };
  throw new StreamFailure("refused", "Nobody has agreed yet, or the agreement has ended.", {
    advice: "Connect it again: sign in on the other side and agree.",
  });
}

/** Asks the token endpoint. Throws StreamFailure. */
export async function askForTokens(
  oauth: OAuth,
  grant: Grant,
  { outgoing, now, values, signal, standing }: TokenGround & { readonly standing: Tokens | null },
): Promise<Tokens> {
  const [address, id, secret] = [oauth.token_address, oauth.client_id, oauth.client_secret].map((template) =>
    fillTemplate(template, values, (text) => text),
  );
  if (address === undefined || id === undefined || secret === undefined)
    throw misset("The settings for signing in are not complete.", "Fill in the client's id and secret.");
  const form = new URLSearchParams({ ...grant });
  if (oauth.secret_in === "body") {
    form.set("client_id", id);
    form.set("client_secret", secret);
  }
  // Both are encoded as forms are before they are joined (RFC 6749, 2.3.1).
  const said = `Basic ${Buffer.from([id, secret].map(formEncoded).join(":")).toString("base64")}`;
  const answer = await outgoing
    .ask({
      url: address,
      method: "POST",
      headers: {
        accept: "application/json",
        "content-type": "application/x-www-form-urlencoded",
        ...(oauth.secret_in === "header" ? { authorization: said } : {}),
      },
      body: form.toString(),
      limits: { mostBytes: 1_000_000 },
      signal,
    })
    .catch((error: unknown) => {
      throw asStreamFailure(error);
    });
  const text = Buffer.from(answer.bytes).toString();
  const body = recordOf(text);
  const token = body["access_token"];
  if (answer.status >= 200 && answer.status < 300 && typeof token === "string" && token !== "") {
    const seconds = Number(body["expires_in"]);
    const refreshToken = body["refresh_token"];
    return {
      accessToken: token,
      refreshToken: typeof refreshToken === "string" ? refreshToken : (standing?.refreshToken ?? null),
      expiresAt: Number.isFinite(seconds) && seconds > 0 ? new Date(now().getTime() + seconds * 1000) : null,
    };
  }
  const secrets = [secret, ...Object.values(grant).filter((part) => part.length > 20)];
  const passing = answer.status >= 500 || answer.status === 429;
  const error = typeof body["error"] === "string" ? ` (${body["error"].slice(0, 100)})` : "";
  throw new StreamFailure(passing ? "failing" : "refused", `No token was given: status ${answer.status}${error}.`, {
    advice: passing ? "It is tried again later." : "Check the client's id and secret, or connect it again.",
    answer: shownAnswer(text, secrets),
  });
}

function formEncoded(text: string): string {
  return new URLSearchParams({ v: text }).toString().slice(2);
}

function recordOf(text: string): Readonly<Record<string, unknown>> {
  try {
    const value = parseJson(text);
    return typeof value === "object" && value !== null ? { ...value } : {};
  } catch {
    return {};
  }
}
