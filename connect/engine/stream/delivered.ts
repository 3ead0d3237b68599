import {
  type Delivered,
  type Delivery,
  documentRecord,
  personRecord,
  type Position,
  sourceRecord,
} from "../../records/index.ts";
import type { MappedRecord } from "../mapping/messages.ts";
import { parseJson } from "../mapping/parse.ts";

/** A map that makes more of one record than this is wrong. */
const MOST_OF_ONE = 1000;

/** What the records of a stream are mapped to. */
type Target = "interactions" | "persons" | "documents";

/**
 * What one record comes to: an interaction (a person, a document), several, none where the map leaves it out, or the
 * reason why not.
 */
export function deliveredOf({ raw, mapped, fault }: MappedRecord, position: Position, target: Target): Delivery[] {
  if (fault) return [rejected(raw, position, { code: fault.code, message: `${fault.message}.` })];
  if (mapped === null) return [];
  const value = parseJson(mapped);
  const all = Array.isArray(value) ? value : [value];
  if (all.length > MOST_OF_ONE) {
    const message = `The map makes ${all.length} ${target} of one record; ${MOST_OF_ONE} are the most.`;
    return [rejected(raw, position, { code: "mapping_too_long", message })];
  }
  return all.map((one: unknown) => understood(one, { raw, position, target }));
}

interface Come {
  readonly raw: string;
  readonly position: Position;
  readonly target: Target;
}

function understood(value: unknown, { raw, position, target }: Come): Delivery {
  const read = READ[target](tidied(value), position);
  if (!("issues" in read)) return read;
  const [issue] = read.issues;
  const path = issue?.path.join(".") ?? "";
  const where = path === "" ? "What the map makes" : `${path} of what the map makes`;
  const message = `${where} cannot be taken: ${issue?.message ?? "it does not fit"}.`;
  return rejected(raw, position, { code: "mapping_does_not_fit", message }, idOf(value));
}

const READ: Readonly<
  Record<Target, (value: unknown, position: Position) => Delivery | { readonly issues: readonly Issue[] }>
> = {
  interactions(value, position) {
    const { success, data, error } = sourceRecord.safeParse(value);
    return success ? { status: "understood", position, record: data } : error;
  },
  persons(value, position) {
    const { success, data, error } = personRecord.safeParse(value);
    return success ? { status: "person", position, person: data } : error;
  },
  documents(value, position) {
    const { success, data, error } = documentRecord.safeParse(value);
    return success ? { status: "document", position, document: data } : error;
  },
};

interface Issue {
  readonly path: readonly PropertyKey[];
  readonly message: string;
}

type Reason = (Delivered & { status: "rejected" })["reason"];

function rejected(raw: string, position: Position, reason: Reason, externalId?: string): Delivered {
  const id = externalId === undefined ? {} : { externalId };
  return { status: "rejected", position, reason, ...id, raw: new TextEncoder().encode(raw) };
}

function idOf(value: unknown): string | undefined {
  if (typeof value !== "object" || value === null || !("externalId" in value)) return undefined;
  const { externalId } = value;
  if (typeof externalId === "number") return String(externalId);
  return typeof externalId === "string" && externalId.length <= 500 && externalId !== "" ? externalId : undefined;
}

const TEXTS = new Set("externalId thread account customerNumber phone name unit subject title sku status".split(" "));
/** Lists of texts, and what those are read as. */
const LISTS: Readonly<Record<string, string>> = { parents: "thread", accounts: "account", tags: "name" };
/** Empty texts here say something; elsewhere they say that nothing is known. */
const MAY_BE_EMPTY = new Set(["text", "subject"]);

/**
 * What sources mean by their ways of writing: null and "" is nothing, numbers are ids where ids are texts, a broken half
 * of a character is a replacement character, and whatever stands in `extra` or `attributes` is told as a text.
 */
function tidied(value: unknown, key = ""): unknown {
  if (value === null) return undefined;
  if (typeof value === "number" && TEXTS.has(key)) return String(value);
  if (typeof value === "string")
    return value === "" && !MAY_BE_EMPTY.has(key) ? undefined : value.toWellFormed().replaceAll("\0", "");
  if (key === "extra" && typeof value === "object") return toldExtra(value);
  if (key === "attributes" && typeof value === "object") return toldAttributes(value);
  if (Array.isArray(value)) {
    const listed = value.map((one) => tidied(one, LISTS[key] ?? ""));
    return listed.filter((one) => one !== undefined);
  }
  if (typeof value !== "object") return value;
  const entries = Object.entries(value).map(([name, inner]) => [name, tidied(inner, name)] as const);
  const known = entries.filter(([, inner]) => inner !== undefined);
  // An author of whom nothing is known but the role, or not even that, is still one; of copied people none is lost.
  return key !== "" && known.length === 0 ? undefined : Object.fromEntries(known);
}

function toldExtra(extra: object): Record<string, string> {
  const entries = Object.entries(extra).filter(([, value]) => value !== null && value !== undefined && value !== "");
  return Object.fromEntries(
    entries.map(([name, value]: [string, unknown]) => [
      name,
      (typeof value === "string" ? value : JSON.stringify(value)).toWellFormed().replaceAll("\0", ""),
    ]),
  );
}

/** The longest name and text of an attribute, in characters; what is cut says so. */
const [LONGEST_NAME, LONGEST_ATTRIBUTE] = [100, 500];

function toldAttributes(attributes: object): Record<string, string> {
  const told = Object.entries(toldExtra(attributes)).map(
    ([name, value]) => [cut(name.replaceAll("\0", "").trim(), LONGEST_NAME), cut(value, LONGEST_ATTRIBUTE)] as const,
  );
  return Object.fromEntries(told.filter(([name]) => name !== ""));
}

function cut(text: string, longest: number): string {
  return (text.length <= longest ? text : `${text.slice(0, longest - 1)}…`).toWellFormed();
}
