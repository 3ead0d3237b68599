/**
 * What somebody may be allowed to do. Roles are named sets of these; every endpoint says which one it needs. `reach` tells
 * whether a grant for one unit or function is enough (`rows`: then only rows of that unit or function are given), one for
 * a unit with all its functions (`units`), or whether it has to hold for the whole organisation (`whole`).
 */
export const permissions = [
  { id: "figures.read", reach: "rows", words: "See the figures" },
  { id: "position.read", reach: "units", words: "See the maturity map and its criteria" },
  { id: "attestations.answer", reach: "units", words: "Answer and sign criteria" },
  { id: "model.edit", reach: "whole", words: "Change the maturity model and who answers for a criterion" },
  { id: "conversations.read", reach: "rows", words: "Read conversations and search them" },
  { id: "conversations.correct", reach: "rows", words: "Correct what a machine read in a message" },
  { id: "replies.send", reach: "rows", words: "Answer customers" },
  { id: "assist.use", reach: "rows", words: "Have a language model draft, summarise, translate and suggest titles" },
  { id: "people.read", reach: "rows", words: "See customers and what they wrote" },
  { id: "people.link", reach: "rows", words: "Join and part the identities of customers" },
  { id: "personal.unmask", reach: "rows", words: "See personal data in full where they are masked for others" },
  { id: "imports.read", reach: "whole", words: "See imports and the quarantine" },
  { id: "imports.run", reach: "whole", words: "Import, map, try again and dismiss records" },
  { id: "sources.manage", reach: "whole", words: "Connect, change, pause and remove sources" },
  { id: "ingest.write", reach: "units", words: "Send in what customers said" },
  {
    id: "webhooks.manage",
    reach: "whole",
    words: "Send events of the log to other systems, and see what was delivered",
  },
  {
    id: "taxonomy.read",
    reach: "rows",
    words: "See topics and intents, how often they come up, and how well they are read",
  },
  { id: "taxonomy.manage", reach: "whole", words: "Change topics and intents, and what reads them" },
  { id: "labels.judge", reach: "rows", words: "Judge texts so that reading learns, and settle what is disputed" },
  { id: "insight.read", reach: "rows", words: "See findings, themes and the weekly digest" },
  { id: "insight.manage", reach: "rows", words: "Make findings, name who looks after them, decide and act on them" },
  { id: "pulse.read", reach: "units", words: "See watches, alerts and the war rooms of incidents" },
  { id: "pulse.manage", reach: "units", words: "Make and change watches, and say who is told" },
  { id: "pulse.respond", reach: "units", words: "Take on alerts, work in war rooms, hold drills" },
  { id: "quality.read", reach: "whole", words: "See the catalogue of data and its rules" },
  { id: "quality.manage", reach: "whole", words: "Change rules, owners and descriptions of data" },
  {
    id: "privacy.requests",
    reach: "whole",
    words: "Find, hand out, restrict and correct the data of a customer, and see requests",
  },
  { id: "privacy.erase", reach: "whole", words: "Erase the data of a customer" },
  { id: "consent.record", reach: "whole", words: "See and record what customers agree to" },
  { id: "consent.manage", reach: "whole", words: "Set the purposes and words that customers are asked for" },
  { id: "retention.manage", reach: "units", words: "Set how long data are kept, and hold them" },
  {
    id: "assist.manage",
    reach: "whole",
    words: "Set which language model is asked and what for, and see what was asked",
  },
  { id: "audit.read", reach: "whole", words: "Search, verify and export the audit record" },
  { id: "system.read", reach: "whole", words: "See how the installation is doing" },
  { id: "system.manage", reach: "whole", words: "Run jobs, backups and the sample organisation; change settings" },
  { id: "access.read", reach: "units", words: "See who may do what" },
  { id: "access.manage", reach: "units", words: "Invite and remove people; change roles, grants, units and sign-in" },
  { id: "keys.manage", reach: "units", words: "Make and remove API keys" },
] as const satisfies readonly {
  readonly id: string;
  readonly reach: "rows" | "units" | "whole";
  readonly words: string;
}[];

export type Permission = (typeof permissions)[number]["id"];

/** A permission that a grant for a unit opens for that unit. */
export type UnitsPermission = Extract<(typeof permissions)[number], { readonly reach: "units" }>["id"];

export const permissionIds: readonly Permission[] = permissions.map(({ id }) => id);

export const unitsPermissionIds: readonly UnitsPermission[] = permissions.flatMap((one) =>
  one.reach === "units" ? [one.id] : [],
);

/**
 * What an endpoint asks of whoever calls it: nothing at all, to be known (a person or a key), or a permission. With
 * `:whole` that permission has to hold for the whole organisation, because what is asked concerns all units.
 */
export type Access = "open" | "known" | Permission | `${UnitsPermission}:whole`;

export const accessKinds: readonly Access[] = [
  "open",
  "known",
  ...permissionIds,
  ...unitsPermissionIds.map((id) => `${id}:whole` as const),
];

/** What is allowed, in words; of an access that is no permission, none. */
export function accessWords(access: Access): string | undefined {
  const [id] = access.split(":");
  const words = permissions.find((one) => one.id === id)?.words;
  return words === undefined || id === access ? words : `${words}, for the whole organisation`;
}

/**
 * Which rows somebody may see: all, or those that one of these lets through. `units` are names of units with all below
 * them, `functions` front-office functions; null: any, also none. No entry at all: no rows.
 */
export type Reach =
  | "all"
  | readonly { readonly units: readonly string[] | null; readonly functions: readonly string[] | null }[];

/** Whether a row of this unit and function lies within; null: it has none. */
export function isWithin(
  reach: Reach,
  { unit, function: ofFunction }: { readonly unit: string | null; readonly function: string | null },
): boolean {
  if (reach === "all") return true;
  return reach.some(
    ({ units, functions }) =>
      (units === null || (unit !== null && units.includes(unit))) &&
      (functions === null || (ofFunction !== null && functions.includes(ofFunction))),
  );
}

/** Whether each entry of a reach lies wholly within one of another: then it opens no row that the other does not. */
export function isReachWithin(reach: Reach, outer: Reach): boolean {
  if (outer === "all") return true;
  const everything = reach === "all" ? [{ units: null, functions: null }] : reach;
  const within = (one: readonly string[] | null, other: readonly string[] | null) =>
    other === null || (one !== null && one.every((name) => other.includes(name)));
  return everything.every((one) =>
    outer.some(({ units, functions }) => within(one.units, units) && within(one.functions, functions)),
  );
}

/** Whether what concerns a unit lies within; null: it concerns the whole organisation. */
export function isUnitWithin(reach: Reach, unit: string | null): boolean {
  return isWithin(reach, { unit, function: null });
}

/** The units whose aggregates somebody may see; undefined: all. Aggregates tell of nobody: functions do not bound them. */
export function unitsWithin(reach: Reach): readonly string[] | undefined {
  if (reach === "all" || reach.some(({ units }) => units === null)) return undefined;
  return [...new Set(reach.flatMap(({ units }) => units ?? []))].toSorted();
}
