import type { SourceDeclaration } from "../../records/index.ts";
import type { Draft } from "./native.ts";
import { extraOf, isFields, textOf, type Fields } from "./texts.ts";

/** The verbs, with how a thread names what they tell. */
const VERBS: Readonly<Record<string, string>> = {
  track: "Did something",
  page: "Viewed a page",
  screen: "Viewed a screen",
  identify: "Said who they are",
  alias: "Is the same person",
  group: "Belongs to a group",
};

export const segmentVerbs: readonly string[] = Object.keys(VERBS);

/** Where what these verbs tell goes unless the sender names a source: the events of one visit are one conversation. */
export const EVENTS: SourceDeclaration = {
  name: "events",
  channel: "web",
  visibility: "private",
  threading: "gap",
  gapHours: 0.5,
  brandAccounts: false,
  answers: "elsewhere",
  promiseHours: 24,
};

/** Whether something is a call of the Segment form: a verb and somebody whom it is about. */
export function isSegmentCall(value: Fields, verb: string | undefined): boolean {
  if (verb !== undefined) return true;
  return (
    Object.hasOwn(VERBS, textOf(value["type"]) ?? "") &&
    value["direction"] === undefined &&
    ["userId", "anonymousId", "messageId", "previousId"].some((field) => value[field] !== undefined)
  );
}

const MAPPED: ReadonlySet<string> = new Set([
  "messageId",
  "userId",
  "anonymousId",
  "previousId",
  "timestamp",
  "originalTimestamp",
  "writeKey",
  "source",
  "unit",
  "properties",
  "traits",
]);

/**
 * A call as an event of a person. `identify` joins their two ids and brings what is known of them, `alias` joins an
 * earlier id with the one of now. The other verbs join nothing: several people may use one browser.
 */
export function draftOfSegment(
  call: Fields,
  given: { readonly verb?: string | undefined; readonly source?: string | undefined; readonly now: Date },
): Draft | string {
  const { verb, source, now } = given;
  const type = textOf(call["type"]) ?? verb ?? "";
  const title = Object.hasOwn(VERBS, type) ? VERBS[type] : undefined;
  if (title === undefined) return `It is none of ${segmentVerbs.join(", ")}.`;
  const user = textOf(call["userId"]);
  const anonymous = textOf(call["anonymousId"]);
  const account = user ?? anonymous;
  if (account === undefined) return "It names nobody: neither userId nor anonymousId.";
  const earlier = textOf(call["previousId"]);
  if (type === "alias" && earlier === undefined) return "It does not say whose id it joins: previousId.";
  const others = { identify: user === undefined ? undefined : anonymous, alias: earlier }[type];
  const properties = isFields(call["properties"]) ? call["properties"] : {};
  const traits = traitsOf(call);
  const id = textOf(call["messageId"]);
  return {
    source: textOf(call["source"]) ?? source ?? EVENTS.name,
    record: {
      ...(id === undefined ? {} : { externalId: id }),
      at: call["timestamp"] ?? call["originalTimestamp"] ?? now.toISOString(),
      direction: "in",
      kind: "event",
      channel: type === "screen" ? "app" : EVENTS.channel,
      author: {
        role: "customer",
        account,
        ...(others === undefined || others === account ? {} : { accounts: [others] }),
        ...partyOf(traits),
        ...attributesOf(type, call, traits),
      },
      ...(textOf(call["unit"]) === undefined ? {} : { unit: textOf(call["unit"]) }),
      subject: title,
      text: wordsOf(type, call, properties),
      extra: { ...extraOf(call, MAPPED), ...named("properties", properties), ...named("traits", call["traits"]) },
    },
  };
}

/** What is told of somebody: by the call, or by what its library knew of them before. */
function traitsOf(call: Fields): Fields {
  if (call["type"] === "group") return {};
  if (isFields(call["traits"])) return call["traits"];
  const context = call["context"];
  return isFields(context) && isFields(context["traits"]) ? context["traits"] : {};
}

function partyOf(traits: Fields): Fields {
  const said = {
    email: textOf(traits["email"]),
    phone: textOf(traits["phone"]),
    customerNumber: textOf(traits["customerNumber"] ?? traits["customer_number"]),
    name:
      textOf(traits["name"]) ??
      textOf([textOf(traits["firstName"]), textOf(traits["lastName"])].filter((part) => part !== undefined).join(" ")),
    emailVerified: [traits["emailVerified"], traits["email_verified"]].includes(true) || undefined,
  };
  return Object.fromEntries(Object.entries(said).filter(([, value]) => value !== undefined));
}

/** Traits that say who somebody is; all others are kept with the person. */
const WHO: ReadonlySet<string> = new Set(
  "email phone customerNumber customer_number name firstName lastName emailVerified email_verified".split(" "),
);
const MOST_ATTRIBUTES = 50;
const [LONGEST_NAME, LONGEST_VALUE] = [100, 500];

/** What `identify` tells of somebody, and `group` of the group that they belong to. */
function attributesOf(type: string, call: Fields, traits: Fields): Fields {
  const told = type === "identify" ? extraOf(traits, WHO) : type === "group" ? groupOf(call) : {};
  const kept = Object.entries(told).flatMap(([key, value]): [string, string][] => {
    const name = key.trim().slice(0, LONGEST_NAME).trim();
    return name === "" || value === "" ? [] : [[name, value.slice(0, LONGEST_VALUE)]];
  });
  return kept.length === 0 ? {} : { attributes: Object.fromEntries(kept.slice(0, MOST_ATTRIBUTES)) };
}

function groupOf(call: Fields): Record<string, string> {
  const id = textOf(call["groupId"]);
  const traits = isFields(call["traits"]) ? extraOf(call["traits"], NOTHING) : {};
  const named = Object.entries(traits).map(([key, value]) => [`Group ${key}`, value] as const);
  return { ...(id === undefined ? {} : { Group: id }), ...Object.fromEntries(named) };
}

const NOTHING: ReadonlySet<string> = new Set();

function wordsOf(type: string, call: Fields, properties: Fields): string {
  const said = {
    track: [call["event"]],
    page: [call["name"], properties["title"], properties["url"], properties["path"]],
    screen: [call["name"]],
    group: [call["groupId"]],
    alias: [call["previousId"]],
  }[type];
  return said?.map(textOf).find((text) => text !== undefined) ?? "";
}

function named(part: string, value: unknown): Record<string, string> {
  if (!isFields(value)) return {};
  return Object.fromEntries(Object.entries(extraOf(value, new Set())).map(([key, text]) => [`${part}.${key}`, text]));
}
