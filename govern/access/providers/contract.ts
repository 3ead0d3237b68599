import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

import { signedIn } from "../contract/session.ts";
import { grant, id, instant, oneLine } from "../contract/words.ts";

const tags = ["access"];
const noContent = { tags, successStatus: 204 };

/** The address under which a provider publishes what it is; plain http only where private addresses are allowed. */
const issuer = z
  .string()
  .trim()
  .max(500)
  .regex(/^https?:\/\/[^\s?#@]+$/, "write an address like https://login.example.org/realm");

const domain = z
  .string()
  .trim()
  .toLowerCase()
  .max(253)
  .regex(/^[a-z0-9-]+(?:\.[a-z0-9-]+)+$/, "write a domain like example.org");

const someGrants = z.array(grant).max(50);

const settings = {
  /** What its button says. */
  name: oneLine,
  issuer,
  clientId: z.string().trim().min(1, "write what the provider gave you").max(500),
  scopes: z
    .string()
    .trim()
    .max(500)
    .regex(/^openid(?: [\x21\x23-\x5b\x5d-\x7e]+)*$/, "begin with openid; words parted by one space"),
  /** Only mail addresses of these come in; none: of any. */
  domains: z.array(domain).max(100),
  /** The claim that names groups; null: roles are given here. */
  groupsClaim: z.string().trim().min(1).max(200).nullable(),
  groupGrants: z.array(z.object({ group: z.string().trim().min(1).max(300), grants: someGrants })).max(200),
  /** What is given to who is made here, or is in none of the groups. */
  defaultGrants: someGrants,
  /** Whether people come in who were not invited. */
  createsMembers: z.boolean(),
  /** Whether it may stand in this network, as a Keycloak of one's own does. */
  privateAddresses: z.boolean(),
  /** Whether only sign-ins count of which the provider says, signed, that a second factor was used. */
  demandsFactor: z.boolean().default(false),
  /** Values of `acr` that say so; besides them the usual words in `amr` do. */
  factorWords: z
    .array(
      z
        .string()
        .trim()
        .regex(/^[\x21-\x7e]{1,200}$/, "one word without spaces"),
    )
    .max(20)
    .default([]),
  enabled: z.boolean(),
};

export const provider = z.object({
  id,
  ...settings,
  hasSecret: z.boolean(),
  version: z.number().int(),
  changedAt: instant,
  changedBy: z.string(),
});

/** Undefined keeps the secret that there is, null takes it away. */
const clientSecret = z.string().trim().min(1).max(2_000).nullable().optional();

export const providersContract = {
  signInWays: endpoint
    .meta({ access: "open" })
    .route({ method: "GET", path: "/session/ways", summary: "In which ways one can sign in", tags })
    .output(
      z.object({
        /** Whether a link for a new password can be sent. */
        reset: z.boolean(),
        providers: z.array(z.object({ id, name: z.string() })),
      }),
    ),
  beginProvider: endpoint
    .meta({ access: "open", audited: false })
    .route({ method: "POST", path: "/session/providers/{id}", summary: "Where to sign in with a provider", tags })
    .input(z.object({ id }))
    .output(z.object({ url: z.string() })),
  finishProvider: endpoint
    .meta({ access: "open" })
    .route({ method: "POST", path: "/session/provider", summary: "Sign in with what the provider answered", tags })
    .input(
      z.object({
        state: z.string().max(200),
        code: z.string().max(4_000).optional(),
        error: z.string().max(200).optional(),
        iss: z.string().max(500).optional(),
      }),
    )
    .output(signedIn),
  providers: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "GET", path: "/providers", summary: "Where people sign in besides", tags })
    .output(z.array(provider)),
  addProvider: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "POST", path: "/providers", summary: "Let people sign in with an OpenID Connect provider", tags })
    .input(z.object({ ...settings, clientSecret }))
    .output(provider),
  changeProvider: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "PUT", path: "/providers/{id}", summary: "Change how it is reached and whom it lets in", tags })
    .input(z.object({ id, ...settings, clientSecret, ifVersion: z.number().int() }))
    .output(provider),
  removeProvider: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "DELETE", path: "/providers/{id}", summary: "No longer let people sign in with it", ...noContent })
    .input(z.object({ id }))
    .output(z.void()),
  checkProvider: endpoint
    .meta({ access: "access.manage:whole", audited: false })
    .route({ method: "POST", path: "/providers/check", summary: "Whether a provider answers as it should", tags })
    .input(z.object({ issuer, privateAddresses: z.boolean() }))
    .output(z.object({ issuer: z.string(), signsInAt: z.string(), keys: z.number().int() })),
  mail: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "GET", path: "/mail", summary: "Whether mails are sent", tags })
    .output(
      z.object({
        sends: z.boolean(),
        publicUrl: z.string().nullable(),
        lastFailure: z.object({ at: instant, message: z.string() }).nullable(),
      }),
    ),
  sendTestMail: endpoint
    .meta({ access: "access.manage:whole" })
    .route({ method: "POST", path: "/mail/test", summary: "Send a mail to one's own address", tags })
    .output(z.object({ to: z.string() })),
};

export type Provider = z.infer<typeof provider>;
