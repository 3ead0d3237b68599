import type { Settings } from "../../streams/index.ts";
import type { SettingField } from "../contract.ts";
import { shortAddress } from "./addresses.ts";

interface Issue {
  readonly path: string;
  readonly message: string;
}

/**
 * What somebody filled in, as a connector asks for it: what is left empty takes its initial value, or, of a secret, what
 * was set before, as long as it goes to the same place. An address with a token in it is a secret, beside which it
 * stands shortened; left as it is shown it stays.
 */
export function settled(
  fields: readonly SettingField[],
  given: Settings,
  before: { readonly plain: Settings; readonly secret: Settings },
): { readonly plain: Settings; readonly secret: Settings; readonly issues: readonly Issue[] } {
  const plain: Record<string, string> = {};
  const secret: Record<string, string> = {};
  const issues: Issue[] = [];
  const known = new Set(fields.map(({ name }) => name));
  for (const name of Object.keys(given))
    if (!known.has(name)) issues.push({ path: name, message: "this connector has no such setting" });
  const take = (field: SettingField, kept: string | undefined): void => {
    const { name, kind, required, initial } = field;
    const typed = (given[name] ?? "").trim();
    const value = typed !== "" ? typed : (kept ?? initial ?? "");
    if (value === "") {
      if (required) issues.push({ path: name, message: `fill in ${field.label}` });
      return;
    }
    const fault = faultOf(field, value);
    if (fault !== undefined) issues.push({ path: name, message: fault });
    if (kind === "url") return takeAddress(name, value);
    (kind === "secret" ? secret : plain)[name] = value;
  };
  const takeAddress = (name: string, typed: string): void => {
    const known = before.secret[name] ?? before.plain[name];
    const value = known !== undefined && typed === shortAddress(known) ? known : typed;
    const short = shortAddress(value);
    plain[name] = short;
    if (short !== value) secret[name] = value;
  };
  for (const field of fields) if (field.kind !== "secret") take(field, undefined);
  const elsewhere = isElsewhere(fields, before.plain, plain);
  for (const field of fields)
    if (field.kind === "secret") take(field, elsewhere ? undefined : before.secret[field.name]);
  return { plain, secret, issues };
}

/**
 * Whether a connection asks another place, or as somebody else: anything but its lists differs. What was given to it in
 * secret is then of no use there, and would be told to whoever stands there.
 */
export function isElsewhere(fields: readonly SettingField[], before: Settings, after: Settings): boolean {
  return fields.some(
    ({ name, kind }) =>
      kind !== "secret" && kind !== "lines" && shownAs(kind, before[name]) !== shownAs(kind, after[name]),
  );
}

/** A setting that is no secret as it is shown to people. */
export function shownAs(kind: SettingField["kind"] | undefined, value = ""): string {
  return kind === "url" ? shortAddress(value) : value;
}

function faultOf({ kind, options }: SettingField, value: string): string | undefined {
  switch (kind) {
    case "url": {
      const url = URL.parse(value);
      if (!url || !["http:", "https:"].includes(url.protocol)) return "an address looks like https://example.org";
      return url.username !== "" || url.password !== "" ? "put no password into an address" : undefined;
    }
    case "number":
      return /^\d{1,9}$/.test(value) ? undefined : "write a whole number";
    case "choice":
      return options.some((option) => option.value === value)
        ? undefined
        : `choose one of ${options.map((option) => option.value).join(", ")}`;
    case "text":
    case "secret":
    case "lines":
      return undefined;
  }
}
