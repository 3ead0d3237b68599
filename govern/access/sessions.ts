import { createHmac } from "node:crypto";

import type { Handle } from "@firsthand/platform/storage";
import { betterAuth } from "better-auth";
import { APIError } from "better-auth/api";

import { PASSWORD_LENGTH } from "./contract.ts";
import { cookieIn, isSecure, sessionCookies } from "./rules/cookies.ts";

/** A session is over when it was not used for this long. */
const SESSION_SECONDS = 7 * 24 * 3600;

/** A session in use is prolonged when its last prolongation is this old. */
const PROLONG_AFTER_SECONDS = 24 * 3600;

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
  /** Gives the token of a new session and sets its cookie; undefined when address and password do not belong together. */
  readonly signIn: (visit: Visit, credentials: { email: string; password: string }) => Promise<string | undefined>;
  readonly signOut: (visit: Visit) => Promise<void>;
  /** Changes the password and puts one new session in the place of all; false when `current` is wrong. */
  readonly changePassword: (visit: Visit, passwords: { current: string; next: string }) => Promise<boolean>;
  readonly hashPassword: (password: string) => Promise<string>;
}

/** The header in which the address is handed over; it never comes from outside. */
const ADDRESS_HEADER = "x-visit-address";

/**
 * Sessions by better-auth, used as a library: none of its routes are served, and its tables are those of this module.
 * `secret` signs the cookies; their name carries a word of it, so that installations on one machine do not collide.
 */
export function createSessions(db: Handle, secret: Uint8Array): Sessions {
  const name = `firsthand_${keyed(secret, "cookie").slice(0, 8)}`;
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
    signIn: async (visit, body) => {
      const answer = await unlessRefused(
        auth.api.signInEmail({ body, headers: headersOf(visit.headers, visit.address), returnHeaders: true }),
      );
      if (!answer) return undefined;
      visit.setCookies(cookiesFor(visit.headers, answer.headers));
      return answer.response.token;
    },
    signOut: async (visit) => {
      const { headers } = await auth.api.signOut({ headers: headersOf(visit.headers), returnHeaders: true });
      visit.setCookies(cookiesFor(visit.headers, headers));
    },
    changePassword: async (visit, { current, next }) => {
      const answer = await unlessRefused(
        auth.api.changePassword({
          body: { currentPassword: current, newPassword: next, revokeOtherSessions: true },
          headers: headersOf(visit.headers, visit.address),
          returnHeaders: true,
        }),
      );
      if (!answer) return false;
      visit.setCookies(cookiesFor(visit.headers, answer.headers));
      return true;
    },
    hashPassword: async (password) => (await auth.$context).password.hash(password),
  };
}

/** Undefined when better-auth refuses the credentials, or the session ended meanwhile; any other error goes on. */
async function unlessRefused<T>(answer: Promise<T>): Promise<T | undefined> {
  try {
    return await answer;
  } catch (error) {
    if (!(error instanceof APIError)) throw error;
    if (error.statusCode === 401 || error.body?.code === "INVALID_PASSWORD") return undefined;
    throw error;
  }
}

function createAuth(db: Handle, { name, secret }: { name: string; secret: string }) {
  const stamps = { createdAt: "created_at", updatedAt: "updated_at" };
  return betterAuth({
    baseURL: "http://localhost",
    secret,
    database: { db, type: "postgres", transaction: true },
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
