import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const instant = z.iso.datetime();
const id = z.guid({ error: "an id looks like 01998f3e-7c1a-7abc-8def-0123456789ab" }).toLowerCase();
const purposeId = z
  .string()
  .regex(/^[a-z][a-z0-9_]{0,59}$/, "small letters, digits and _, beginning with a letter; 60 at most");
const token = z.string().max(500);

/** How long a link to the preference page opens, in days, unless told. */
export const LINK_DAYS = 30;

/** The largest file of consents that is taken, in characters. */
export const IMPORT_SIZE = 900_000;

/** By which way somebody is reached; `any` where the purpose has nothing to do with one. */
export const consentChannel = z.enum(["any", "email", "phone", "sms", "messenger", "post", "app"]);

/** Why data may be used; with `consent` nobody is contacted who has not agreed. */
export const lawfulBasis = z.enum(["consent", "contract", "legitimate_interest", "legal_obligation"]);

export const purpose = z.object({
  id: purposeId,
  version: z.int(),
  title: z.string(),
  /** The words that customers read and agree to. */
  text: z.string(),
  basis: lawfulBasis,
  channels: z.array(consentChannel),
  active: z.boolean(),
  /** `shipped`: as it came with the product. */
  origin: z.enum(["shipped", "edited"]),
  by: z.string(),
  at: instant,
});

const givenPurpose = z.object({
  title: z.string().trim().min(1, "say what it is called").max(100),
  text: z.string().trim().min(1, "say what customers agree to").max(2000),
  basis: lawfulBasis,
  channels: z
    .array(consentChannel)
    .min(1, "name a channel, or any")
    .max(7)
    .refine((channels) => new Set(channels).size === channels.length, "name each channel once")
    .refine((channels) => channels.length === 1 || !channels.includes("any"), "any stands alone"),
  active: z.boolean(),
});

const state = z.enum(["given", "withdrawn"]);

export const consentEvent = z.object({
  id,
  identityId: id,
  purpose: z.string(),
  purposeVersion: z.int(),
  channel: consentChannel,
  state,
  source: z.enum(["agent", "api", "import", "preference_page"]),
  at: instant,
  /** The words that were shown; null: those of the purpose in that version. */
  textShown: z.string().nullable(),
  proof: z.string().nullable(),
  by: z.string(),
  recordedAt: instant,
});

/** Whether somebody may be contacted, and what says so. */
export const permitted = z.object({
  /** `unknown`: they were never asked, and without an answer it may not be done. */
  answer: z.enum(["yes", "no", "unknown"]),
  /** `restricted`: their data are only kept now, whatever they said. */
  because: z.enum(["given", "withdrawn", "basis", "not_asked", "not_offered", "restricted"]),
  event: consentEvent.nullable(),
});

const standing = z.object({
  purpose: z.string(),
  title: z.string(),
  basis: lawfulBasis,
  channel: consentChannel,
  permitted,
});

export const personConsents = z.object({
  standing: z.array(standing),
  /** Everything that was said, the newest first; at most 500. */
  history: z.array(consentEvent),
  /** The link to the preference page that opens now. */
  link: z.object({ by: z.string(), at: instant, expiresAt: instant }).nullable(),
});

export const consentSummary = z.object({
  /** Customers who are known by an address, an account or a number. */
  people: z.int(),
  rows: z.array(
    z.object({
      purpose: z.string(),
      channel: consentChannel,
      given: z.int(),
      withdrawn: z.int(),
      unknown: z.int(),
    }),
  ),
});

/** What a customer sees of themselves. */
export const preferences = z.object({
  /** Who asks, as customers know it; null: not set. */
  organisation: z.string().nullable(),
  /** Their address, for the most part hidden. */
  address: z.string().nullable(),
  expiresAt: instant,
  purposes: z.array(
    z.object({
      id: z.string(),
      version: z.int(),
      title: z.string(),
      text: z.string(),
      basis: lawfulBasis,
      channels: z.array(z.object({ channel: consentChannel, state: z.enum(["given", "withdrawn", "unknown"]) })),
    }),
  ),
});

const said = z.object({
  purpose: purposeId,
  channel: consentChannel,
  state,
  /** When they said it; now unless told. */
  at: instant.optional(),
  /** The version of the text that they saw; the newest unless told. */
  purposeVersion: z.int().min(1).optional(),
  textShown: z.string().trim().max(2000).optional(),
  proof: z.string().trim().max(500).optional(),
});

const tags = ["consent"];
const recorded = endpoint.meta({ access: "consent.record" });
const open = endpoint.meta({ access: "open" });

export const consentContract = {
  purposes: {
    list: recorded
      .route({ method: "GET", path: "/consent/purposes", summary: "What customers are asked to agree to", tags })
      .output(z.array(purpose)),
    versions: recorded
      .route({ method: "GET", path: "/consent/purposes/{id}", summary: "All versions of a purpose", tags })
      .input(z.object({ id: purposeId }))
      .output(z.array(purpose)),
    save: endpoint
      .meta({ access: "consent.manage" })
      .route({ method: "PUT", path: "/consent/purposes/{id}", summary: "Make or change a purpose", tags })
      .input(
        givenPurpose.extend({ id: purposeId, /** As it was seen; 0: there was none. */ ifVersion: z.int().min(0) }),
      )
      .output(purpose),
  },
  summary: recorded
    .route({ method: "GET", path: "/consent", summary: "How many agree, by purpose and channel", tags })
    .output(consentSummary),
  show: endpoint
    .meta({ access: "consent.record", audited: true })
    .route({ method: "GET", path: "/consent/people/{id}", summary: "What a customer agreed to", tags })
    .input(z.object({ id }))
    .output(personConsents),
  mayContact: endpoint
    .meta({ access: "consent.record", audited: true })
    .route({ method: "GET", path: "/consent/people/{id}/contact", summary: "May they be contacted?", tags })
    .input(z.object({ id, purpose: purposeId, channel: consentChannel }))
    .output(permitted),
  record: recorded
    .route({ method: "POST", path: "/consent/people/{id}", summary: "Record what a customer said", tags })
    .input(said.extend({ id }))
    .output(personConsents),
  bring: recorded
    .route({ method: "POST", path: "/consent/import", summary: "Bring consents in from a CSV file", tags })
    .input(z.object({ csv: z.string().min(1, "the file is empty").max(IMPORT_SIZE) }))
    .output(z.object({ recorded: z.int(), repeated: z.int() })),
  link: {
    make: recorded
      .route({ method: "POST", path: "/consent/people/{id}/link", summary: "Make a link to their preferences", tags })
      .input(z.object({ id, days: z.int().min(1).max(365).default(LINK_DAYS) }))
      .output(z.object({ /** Below the address of the installation. */ path: z.string(), expiresAt: instant })),
    revoke: recorded
      .route({ method: "DELETE", path: "/consent/people/{id}/link", summary: "Let no link open any more", tags })
      .input(z.object({ id }))
      .output(personConsents),
  },
  preferences: {
    // By POST: an address with the token in it would stand in logs.
    read: open
      .route({ method: "POST", path: "/preferences", summary: "What the holder of a link agreed to", tags })
      .input(z.object({ token }))
      .output(preferences),
    choose: open
      .route({ method: "POST", path: "/preferences/choice", summary: "Agree or withdraw", tags })
      .input(
        z.object({
          token,
          purpose: purposeId,
          channel: consentChannel,
          state,
          /** The version of the text that they saw. */
          purposeVersion: z.int().min(1),
        }),
      )
      .output(preferences),
    withdrawAll: open
      .route({ method: "POST", path: "/preferences/withdrawal", summary: "Withdraw everything", tags })
      .input(z.object({ token }))
      .output(preferences),
  },
};

export type Purpose = z.infer<typeof purpose>;
export type GivenPurpose = z.infer<typeof givenPurpose>;
export type ConsentEvent = z.infer<typeof consentEvent>;
export type ConsentChannel = z.infer<typeof consentChannel>;
export type Permitted = z.infer<typeof permitted>;
export type PersonConsents = z.infer<typeof personConsents>;
export type ConsentSummary = z.infer<typeof consentSummary>;
export type Preferences = z.infer<typeof preferences>;
