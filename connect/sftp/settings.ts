import { declareSource, parseMapping } from "@firsthand/connect/files";
import { Failure } from "@firsthand/kernel/errors";
import { z } from "zod";

import type { SettingField } from "../connections/contract.ts";
import type { SourceDeclaration } from "../records/index.ts";
import { type Settings, StreamFailure } from "../streams/index.ts";

const field = (name: string, label: string, more: Partial<SettingField> = {}): SettingField => ({
  name,
  label,
  kind: "text",
  required: false,
  hint: null,
  options: [],
  initial: null,
  ...more,
});

/** What is asked of somebody who connects a server of files. */
export const SFTP_FIELDS: readonly SettingField[] = [
  field("host", "Server", { required: true, hint: "For example files.example.org" }),
  field("port", "Port", { kind: "number", initial: "22" }),
  field("host_key", "Fingerprint of its key", {
    hint: "SHA256:… as its administrator tells it. Empty: the test shows what the server gives, so that you can compare",
  }),
  field("user", "User name", { required: true }),
  field("password", "Password", { kind: "secret", hint: "Or the key below" }),
  field("key", "Private key", { kind: "secret", hint: "The whole file, from BEGIN to END" }),
  field("passphrase", "Passphrase of the key", { kind: "secret" }),
  field("folder", "Folder", { initial: ".", hint: "Files in it are read; what lies in its folders is not" }),
  field("pattern", "Names of files", { initial: "*", hint: "* stands for anything: export-*.csv" }),
  field("channel", "Channel", { initial: "file", hint: "What it is, for example survey or helpdesk" }),
  field("mapping", "Mapping file", {
    kind: "lines",
    hint: "What the columns mean, as for imports. Empty: the files are of a known layout",
  }),
];

/** A key from a field of one line has lost its line ends; only those around the first and the last line matter. */
function wholeKey(text: string): string {
  const parts = /^\s*(-----BEGIN [A-Z0-9 ]+-----)([^-]+)(-----END [A-Z0-9 ]+-----)\s*$/.exec(text);
  if (!parts) return text;
  const [, begin = "", body = "", end = ""] = parts;
  // Old encrypted keys have lines that are no base64 before the body; those cannot be put together again.
  if (body.includes(":")) return text;
  const lines = body.replaceAll(/\s+/g, "").match(/.{1,70}/g) ?? [];
  return `${[begin, ...lines, end].join("\n")}\n`;
}

const shape = z
  .object({
    host: z.string().trim().min(1, { error: "name the server" }).max(253),
    port: z.coerce.number().int().min(1).max(65_535).default(22),
    host_key: z
      .string()
      .trim()
      .regex(/^(SHA256:[A-Za-z0-9+/]{43}=?)?$/, { error: "a fingerprint looks like SHA256: with 43 signs" })
      .transform((text) => text.replace(/=$/, ""))
      .default(""),
    user: z.string().trim().min(1, { error: "name the user" }).max(500),
    password: z.string().default(""),
    key: z.string().default("").transform(wholeKey),
    passphrase: z.string().default(""),
    folder: z.string().trim().max(1000).default("."),
    pattern: z.string().trim().max(250).default("*"),
    channel: z.string().trim().min(1).max(250).default("file"),
    mapping: z.string().max(10_000).default(""),
  })
  .refine(({ password, key }) => password !== "" || key !== "", {
    error: "a password or a private key is needed",
    path: ["password"],
  });

/** The settings of a server of files, read. */
export type SftpSettings = z.infer<typeof shape>;

/** Throws a `StreamFailure` `misset` that names what is wrong. */
export function sftpSettings(settings: Settings): SftpSettings {
  const filled = Object.fromEntries(Object.entries(settings).filter(([, value]) => value.trim() !== ""));
  const read = shape.safeParse(filled);
  if (!read.success) {
    const faults = read.error.issues.map(({ path, message }) => `${path.join(".")}: ${message}`);
    throw misset(`The settings are not complete: ${faults.join("; ")}.`);
  }
  if (read.data.mapping !== "") checkMapping(read.data.mapping);
  return read.data;
}

/** How the log treats what the files hold. Throws the Failures of mapping files. */
export function declarationOf(name: string, settings: Settings): SourceDeclaration {
  const text = settings["mapping"]?.trim() ?? "";
  const mapping = text === "" ? undefined : parseMapping("given", text);
  const channel = mapping?.source?.channel ?? (settings["channel"]?.trim() || "file");
  return declareSource({
    path: name,
    layout: mapping ? "mapping" : "native",
    header: ["thread"],
    channel,
    mapping,
    sourceName: name,
    country: undefined,
  });
}

function checkMapping(text: string): void {
  try {
    parseMapping("given", text);
  } catch (error) {
    if (error instanceof Failure) throw misset(error.message);
    throw error;
  }
}

const misset = (message: string) =>
  new StreamFailure("misset", message, { advice: "Change the settings of the connection." });
