import { randomBytes } from "node:crypto";

import { type ApiMount, type Exchange, type Recognise, addressOfRequest, mountApi } from "@firsthand/platform/http";
import type { Secrets } from "@firsthand/platform/secrets";
import type { Handle } from "@firsthand/platform/storage";

import { createBreachCheck } from "./breaches.ts";
import type { CountUnits, Ground, Post } from "./ground.ts";
import { createRecognition } from "./recognition.ts";
import { accessRouter } from "./routes.ts";
import { type Visit, createSessions } from "./sessions.ts";
import { hasAdministrator } from "./store/members.ts";

export interface AccessSettings {
  readonly db: Handle;
  /** The installation's secret. */
  readonly secret: Uint8Array;
  readonly now: () => Date;
  /** Whether others than this machine reach the server: then the first administrator needs a code. */
  readonly codeNeeded: boolean;
  readonly countUnits: CountUnits;
  readonly secrets: Secrets;
  /** How mails go out; without it links are shown to who makes them, and nobody has a new password sent. */
  readonly post?: Post | undefined;
  /** Where stolen passwords are looked up by the beginning of their hash; nowhere unless told. */
  readonly passwordCheckUrl?: string | undefined;
}

export interface Access {
  readonly mount: ApiMount;
  readonly recognise: Recognise;
  /** What is to be done before anybody can sign in; undefined when there is an administrator. */
  readonly setup: () => Promise<{ readonly code: string | undefined } | undefined>;
}

/** Accounts, sessions, keys and invitations; the code for the first administrator lives as long as the process. */
export function createAccess(settings: AccessSettings): Access {
  const { db, secret, now, codeNeeded, countUnits, secrets, post, passwordCheckUrl } = settings;
  const sessions = createSessions(db, secret);
  const { recognise, person, forget } = createRecognition({ db, sessions, now });
  const rest = { secrets, post, isBreached: createBreachCheck(passwordCheckUrl) };
  const setupCode = codeNeeded ? randomBytes(15).toString("base64url") : undefined;
  const ground: Ground = { db, sessions, now, random: randomBytes, secret, setupCode, forget, countUnits, ...rest };
  return {
    recognise,
    mount: mountApi({
      name: "access",
      router: accessRouter,
      context: (asker, exchange) => ({
        ground,
        asker,
        visit: visitOf(exchange),
        person: () => person(exchange.request.headers),
      }),
    }),
    setup: async () => ((await hasAdministrator(db)) ? undefined : { code: setupCode }),
  };
}

function visitOf({ request, reply }: Exchange): Visit {
  return {
    headers: request.headers,
    address: addressOfRequest(request),
    setCookies: (cookies) => {
      void reply.header("set-cookie", [...cookies]);
    },
  };
}
