import type { Authentication, Manifest, Setting } from "../contract.ts";
import { namesIn } from "../rules/templates.ts";
import { faultsOfExpression, type MeaningFault } from "./fault.ts";
import { namesOfRequest, requestFaults, templateFaults } from "./template-faults.ts";

/** What cannot be meant in the settings, the base, the headers and the authentication. */
export function connectionFaults(manifest: Manifest): MeaningFault[] {
  const { settings, base, headers, authentication, error } = manifest;
  const known = Object.keys(settings);
  const plain = base.startsWith("http://")
    ? [{ path: ["base"], message: "begin it with https://, or with a setting of the kind url" }]
    : [];
  return [
    ...known
      .filter((name) => TAKEN.has(name))
      .map((name) => ({
        path: ["settings", name],
        message: `this name is taken; requests say {${name}} for something else`,
      })),
    ...Object.entries(settings).flatMap(([name, setting]) => settingFaults(setting, ["settings", name])),
    ...templateFaults(base, ["base"], { known }),
    ...plain,
    ...Object.entries(headers).flatMap(([name, template]) => templateFaults(template, ["headers", name], { known })),
    ...authenticationFaults(authentication, settings),
    ...faultsOfExpression(error, ["error"]),
  ];
}

const TAKEN = new Set(["since", "until", "cursor", "page", "offset", "size", "record", "input"]);

function settingFaults({ kind, choices, default: usual, pattern }: Setting, path: readonly string[]): MeaningFault[] {
  const faults: MeaningFault[] = [];
  if (kind === "choice" && !choices) faults.push({ path, message: "a choice needs choices" });
  if (kind !== "choice" && choices)
    faults.push({ path: [...path, "choices"], message: "write kind: choice, or leave this out" });
  if (kind === "secret" && usual !== undefined)
    faults.push({ path: [...path, "default"], message: "a secret has no default" });
  if (choices && usual !== undefined && !Object.hasOwn(choices, usual))
    faults.push({
      path: [...path, "default"],
      message: `it is none of the choices ${Object.keys(choices).join(", ")}`,
    });
  if (pattern !== undefined && !isPattern(pattern))
    faults.push({ path: [...path, "pattern"], message: "this is no regular expression" });
  return faults;
}

function isPattern(pattern: string): boolean {
  try {
    return new RegExp(pattern, "u") instanceof RegExp;
  } catch {
    return false;
  }
}

const SECRET_PARTS = new Set(["password", "token", "value", "client_secret"]);

function authenticationFaults(authentication: Authentication, settings: Manifest["settings"]): MeaningFault[] {
  const known = Object.keys(settings);
  const isSecret = (name: string) => settings[name]?.kind === "secret";
  if (authentication.kind === "session") {
    const path = ["authentication", "request"];
    const open = ![...namesOfRequest(authentication.request)].some(isSecret);
    return [
      ...requestFaults(authentication.request, path, { known }),
      ...(open ? [{ path, message: "it has to name a setting of the kind secret" }] : []),
    ];
  }
  const texts = Object.entries(authentication).filter(
    (entry): entry is [string, string] =>
      typeof entry[1] === "string" && !["kind", "in", "name", "secret_in", "token_header"].includes(entry[0]),
  );
  return texts.flatMap(([part, template]) => {
    const path = ["authentication", part];
    const faults = templateFaults(template, path, { known });
    if (faults.length > 0 || !SECRET_PARTS.has(part)) return faults;
    const secret = namesIn(template).some(({ name }) => isSecret(name));
    return secret ? [] : [{ path, message: "it has to name a setting of the kind secret" }];
  });
}
