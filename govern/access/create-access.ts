import { randomBytes } from "node:crypto";

import { type ApiMount, type Exchange, type Recognise, mountApi } from "@firsthand/platform/http";
import type { Handle } from "@firsthand/platform/storage";

import type { Ground } from "./ground.ts";
import { createRecognition } from "./recognition.ts";
import { accessRouter } from "./routes.ts";
import { addressOf } from "./rules/addresses.ts";
import { type Visit, createSessions } from "./sessions.ts";
import { hasAdministrator } from "./store/members.ts";

export interface AccessSettings {
  readonly db: Handle;
  /** The installation's secret. */
  readonly secret: Uint8Array;
  readonly now: () => Date;
  /** Whether others than this machine reach the server: then the first administrator needs a code. */
  readonly codeNeeded: boolean;
}

export interface Access {
  readonly mount: ApiMount;
  readonly recognise: Recognise;
  /** What is to be done before anybody can sign in; undefined when there is an administrator. */
  readonly setup: () => Promise<{ readonly code: string | undefined } | undefined>;
}

/** Accounts, sessions, keys and invitations; the code for the first administrator lives as long as the process. */
export function createAccess({ db, secret, now, codeNeeded }: AccessSettings): Access {
  const sessions = createSessions(db, secret);
  const { recognise, person, forget } = createRecognition({ db, sessions, now });
  const setupCode = codeNeeded ? randomBytes(15).toString("base64url") : undefined;
  const ground: Ground = { db, sessions, now, random: randomBytes, secret, setupCode, forget };
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
  const forwarded = request.headers["x-forwarded-for"];
  return {
    headers: request.headers,
    address: addressOf({ socket: request.socket.remoteAddress, forwardedFor: [forwarded].flat().at(-1) }),
    setCookies: (cookies) => {
      void reply.header("set-cookie", [...cookies]);
    },
  };
}
