import { createHmac, timingSafeEqual } from "node:crypto";

import { z } from "zod";

/** Who a visitor is, as their site says it. */
export interface SaidIdentity {
  readonly subject: string;
  readonly email: string | undefined;
  readonly emailVerified: boolean;
  readonly name: string | undefined;
  readonly expiresAt: Date;
}

/** A token that holds longer than this is none: whoever finds an old one must not be able to use it. */
const LONGEST_SECONDS = 24 * 3600;
/** How far clocks may differ. */
const SKEW_SECONDS = 60;
const LONGEST_TOKEN = 4000;

const header = z.object({
  // The only one: a token does not choose how it is checked.
  alg: z.literal("HS256"),
  typ: z.string().optional(),
  crit: z.undefined().optional(),
});
/** The database keeps no NUL. */
const text = z
  .string()
  .refine((said) => !said.includes("\0"))
  .trim();
const claims = z.object({
  sub: z.union([text.min(1).max(200), z.int().transform(String)]),
  exp: z.number(),
  iat: z.number().optional(),
  nbf: z.number().optional(),
  aud: z.union([z.string(), z.array(z.string())]).optional(),
  email: text.min(3).max(320).optional(),
  email_verified: z.boolean().optional(),
  name: text.min(1).max(200).optional(),
});

/**
 * Who a JSON Web Token (HS256) says that a visitor is, where it was signed with one of these secrets for this chat and
 * is good now; undefined for anything else.
 */
export function readIdentity(
  token: string,
  { secrets, widgetId, now }: { readonly secrets: readonly string[]; readonly widgetId: string; readonly now: Date },
): SaidIdentity | undefined {
  const [head, body, signature, ...rest] = token.split(".");
  if (token.length > LONGEST_TOKEN || head === undefined || body === undefined || !signature || rest.length > 0)
    return undefined;
  const given = Buffer.from(signature, "base64url");
  const signed = secrets.some((secret) => {
    const right = createHmac("sha256", secret).update(`${head}.${body}`).digest();
    return given.length === right.length && timingSafeEqual(given, right);
  });
  // What is not signed is not even read; and there is one way to write each signature.
  if (!signed || given.toString("base64url") !== signature) return undefined;
  if (!header.safeParse(parsed(head)).success) return undefined;
  const said = claims.safeParse(parsed(body)).data;
  return said && isGood(said, widgetId, now.getTime() / 1000) ? identityOf(said) : undefined;
}

type Claims = z.infer<typeof claims>;

function isGood({ sub, exp, iat, nbf, aud }: Claims, widgetId: string, now: number): boolean {
  if (exp <= now || exp > now + LONGEST_SECONDS + SKEW_SECONDS) return false;
  if ((iat ?? 0) > now + SKEW_SECONDS || (nbf ?? 0) > now + SKEW_SECONDS) return false;
  return !isAnonymous(sub) && (aud === undefined || [aud].flat().includes(widgetId));
}

function identityOf({ sub, exp, email, email_verified: verified, name }: Claims): SaidIdentity {
  return {
    subject: sub,
    email,
    emailVerified: email !== undefined && verified === true,
    name,
    expiresAt: new Date(exp * 1000),
  };
}

/** The account that somebody has in the log of whom nobody said who they are. */
export const anonymousAccount = (visitorId: string): string => `anonymous-${visitorId}`;

/** No site may name a visitor as one of those. */
const isAnonymous = (subject: string) => /^anonymous-/i.test(subject);

function parsed(part: string): unknown {
  try {
    return JSON.parse(Buffer.from(part, "base64url").toString("utf8"));
  } catch {
    return undefined;
  }
}
