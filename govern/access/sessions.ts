import { createHmac } from "node:crypto";

import type { Handle } from "@firsthand/platform/storage";
import { type BetterAuthPlugin, betterAuth } from "better-auth";
import { APIError, createAuthEndpoint } from "better-auth/api";
import { setSessionCookie } from "better-auth/cookies";
import { z } from "zod";

import { PASSWORD_LENGTH } from "./contract.ts";
import { cookieIn, isSecure, sessionCookies } from "./rules/cookies.ts";

/** A session is over when it was not used for this long. */
const SESSION_SECONDS = 7 * 24 * 3600;

/** A session in use is prolonged when its last prolongation is this old. */
const PROLONG_AFTER_SECONDS = 24 * 3600;

/** How long the cookie of a step of signing in is kept. */
const STEP_COOKIE_SECONDS = 600;

/** What a request tells of whoever makes it, and the way to give cookies to them. */
export interface Visit {
  readonly headers: VisitHeaders;
  readonly address: string;
  readonly setCookies: (cookies: readonly string[]) => void;
}

export interface VisitHeaders {
  readonly cookie?: string | undefined;
  readonly origin?: string | undefined;
  readonly "x-forwarded-proto"?: string | string[] | undefined;
  readonly "user-agent"?: string | undefined;
}

/** A session that holds. */
export interface FoundSession {
  readonly sessionId: string;
  readonly userId: string;
  readonly token: string;
  readonly expiresAt: Date;
  /** To be given to the browser because the session was prolonged. */
  readonly cookies: readonly string[];
}

export interface Sessions {
  /** The value of the session cookie in these headers, whether or not it holds. */
  readonly given: (headers: VisitHeaders) => string | undefined;
  /** With `prolong` this is a use of the session, which makes it last longer. */
  readonly find: (headers: VisitHeaders, use: { readonly prolong: boolean }) => Promise<FoundSession | undefined>;
  /** The id of whose address and password these are; undefined when they do not belong together, after the same time. */
  readonly checkPassword: (credentials: { email: string; password: string }) => Promise<string | undefined>;
  /** Opens a new session of this person, sets its cookie and gives its token. */
  readonly open: (visit: Visit, userId: string) => Promise<string>;
  readonly signOut: (visit: Visit) => Promise<void>;
  readonly hashPassword: (password: string) => Promise<string>;
  /** A cookie for one step of signing in, which scripts cannot read; null takes it away. */
  readonly stepCookie: (visit: Visit, value: string | null) => void;
  readonly givenStep: (headers: VisitHeaders) => string | undefined;
}

/** The header in which the address is handed over; it never comes from outside. */
const ADDRESS_HEADER = "x-visit-address";

/**
 * Sessions by better-auth, used as a library: none of its routes are served, and its tables are those of this module.
 * `secret` signs the cookies; their name carries a word of it, so that installations on one machine do not collide.
 */
export function createSessions(db: Handle, secret: Uint8Array): Sessions {
  const name = `firsthand_${keyed(secret, "cookie").slice(0, 8)}`;
  const stepName = `${name}_step`;
  const auth = createAuth(db, { name, secret: keyed(secret, "sessions") });

  /** Only what better-auth needs, the cookie under the one name that it knows. */
  function headersOf(headers: VisitHeaders, address = ""): Headers {
    const cookie = cookieIn(headers.cookie, name);
    return new Headers({
      ...(cookie ? { cookie: `${name}=${cookie.value}` } : {}),
      ...(headers["user-agent"] === undefined ? {} : { "user-agent": headers["user-agent"].slice(0, 500) }),
      ...(address === "" ? {} : { [ADDRESS_HEADER]: address }),
    });
  }

  function cookiesFor(headers: VisitHeaders, answered: Headers): string[] {
    const secure = isSecure(headers, cookieIn(headers.cookie, name));
    return sessionCookies(answered.getSetCookie(), name, secure);
  }

  return {
    given: (headers) => cookieIn(headers.cookie, name)?.value,
    find: async (headers, { prolong }) => {
      const query = { disableRefresh: !prolong };
      const asked = auth.api.getSession({ headers: headersOf(headers), query, returnHeaders: true });
      const answer = await unlessRefused(asked);
      if (!answer?.response) return undefined;
      const { session } = answer.response;
      return {
        sessionId: session.id,
        userId: session.userId,
        token: session.token,
        expiresAt: session.expiresAt,
        cookies: cookiesFor(headers, answer.headers),
      };
    },
    checkPassword: async ({ email, password }) => {
      const { internalAdapter, password: hashes } = await auth.$context;
      const found = await internalAdapter.findUserByEmail(email.toLowerCase(), { includeAccounts: true });
      const hash = found?.accounts.find(({ providerId }) => providerId === "credential")?.password;
      if (!found || !hash) {
        // Whether there is such an account is not to be told from the time that the answer takes.
        await hashes.hash(password);
        return undefined;
      }
      return (await hashes.verify({ hash, password })) ? found.user.id : undefined;
    },
    open: async (visit, userId) => {
      const answer = await auth.api.openSession({
        body: { userId },
        headers: headersOf(visit.headers, visit.address),
        returnHeaders: true,
      });
      visit.setCookies(cookiesFor(visit.headers, answer.headers));
      return answer.response.token;
    },
    signOut: async (visit) => {
      const { headers } = await auth.api.signOut({ headers: headersOf(visit.headers), returnHeaders: true });
      visit.setCookies(cookiesFor(visit.headers, headers));
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
    stepCookie: (visit, value) => {
      const secure = isSecure(visit.headers, cookieIn(visit.headers.cookie, stepName));
      const age = value === null ? 0 : STEP_COOKIE_SECONDS;
      const cookie = `${stepName}=${value ?? ""}; Max-Age=${age}; Path=/; HttpOnly; SameSite=Lax`;
      visit.setCookies(sessionCookies([cookie], stepName, secure));
    },
    givenStep: (headers) => cookieIn(headers.cookie, stepName)?.value,
  };
}

/** Undefined when the session ended meanwhile; any other error goes on. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    if (error.statusCode === 401) return undefined;
    throw error;
  }
}

/** Opens a session for whoever has proved to be this person in a way that better-auth does not know. */
const openSession = {
  id: "open-session",
  endpoints: {
    openSession: createAuthEndpoint(
      "/open-session",
      { method: "POST", body: z.object({ userId: z.string() }), metadata: { SERVER_ONLY: true } },
      async (ctx) => {
        const { internalAdapter } = ctx.context;
        const user = await internalAdapter.findUserById(ctx.body.userId);
        if (!user) throw new APIError("UNAUTHORIZED");
        const session = await internalAdapter.createSession(user.id);
        await setSessionCookie(ctx, { session, user });
        return ctx.json({ token: session.token });
      },
    ),
  },
} satisfies BetterAuthPlugin;

function createAuth(db: Handle, { name, secret }: { name: string; secret: string }) {
  const stamps = { createdAt: "created_at", updatedAt: "updated_at" };
  return betterAuth({
    baseURL: "http://localhost",
    secret,
    database: { db, type: "postgres", transaction: true },
    plugins: [openSession],
    telemetry: { enabled: false },
    logger: { disabled: true },
    rateLimit: { enabled: false },
    emailAndPassword: {
      enabled: true,
      disableSignUp: true,
      minPasswordLength: PASSWORD_LENGTH.min,
      maxPasswordLength: PASSWORD_LENGTH.max,
    },
    user: { modelName: "account_user", fields: { ...stamps, emailVerified: "email_verified" } },
    session: {
      modelName: "account_session",
      fields: {
        ...stamps,
        userId: "user_id",
        expiresAt: "expires_at",
        ipAddress: "ip_address",
        userAgent: "user_agent",
      },
      expiresIn: SESSION_SECONDS,
      updateAge: PROLONG_AFTER_SECONDS,
    },
    account: {
      modelName: "account_credential",
      fields: {
        ...stamps,
        userId: "user_id",
        accountId: "account_id",
        providerId: "provider_id",
        accessToken: "access_token",
        refreshToken: "refresh_token",
        idToken: "id_token",
        accessTokenExpiresAt: "access_token_expires_at",
        refreshTokenExpiresAt: "refresh_token_expires_at",
      },
    },
    verification: { modelName: "account_verification", fields: { ...stamps, expiresAt: "expires_at" } },
    advanced: {
      cookiePrefix: name,
      cookies: { session_token: { name } },
      useSecureCookies: false,
      database: { generateId: "uuid" },
      ipAddress: { ipAddressHeaders: [ADDRESS_HEADER] },
    },
  });
}

function keyed(secret: Uint8Array, purpose: string): string {
  return createHmac("sha256", secret).update(`access: ${purpose}`).digest("hex");
}
