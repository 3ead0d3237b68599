import { readFileSync } from "node:fs";
import { join, resolve } from "node:path";
import { parseEnv } from "node:util";

import { Failure } from "@firsthand/kernel/errors";

import { type Config, type FileBucket, type VariableName, variables } from "./contract.ts";
import { complaintAbout, notesOnUnknown } from "./rules.ts";

type Given = Readonly<Record<string, string | undefined>>;

/**
 * The settings from the environment and from the file `.env` in `cwd`; the environment wins, an empty value counts as
 * not set. Throws `config_invalid`, which names each wrong variable and what it allows, or `config_unreadable`.
 */
export function readConfig(env: Given, { cwd }: { cwd: string }): Config {
  const given = { ...readEnvFile(join(cwd, ".env")), ...withoutEmpty(env) };
  const complaints: { variable: VariableName; sentence: string }[] = [];

  function read<Name extends VariableName>(
    name: Name,
  ): ReturnType<(typeof variables)[Name]["schema"]["parse"]> | undefined;
  function read(variable: VariableName): unknown {
    const value = given[variable]?.trim();
    if (!value) return undefined;
    const parsed = variables[variable].schema.safeParse(value);
    if (parsed.success) return parsed.data;
    complaints.push({ variable, sentence: complaintAbout(variable, value) });
    return undefined;
  }

  const backups = read("BACKUP_DIR");
  const arriving = read("IMPORT_DIR");
  const attachmentMegabytes = read("ATTACHMENT_MB");
  const config: Config = {
    port: read("PORT") ?? 4600,
    host: read("HOST") ?? "127.0.0.1",
    dataDirectory: resolve(cwd, read("DATA_DIR") ?? "data"),
    databaseUrl: read("DATABASE_URL"),
    logLevel: read("LOG_LEVEL") ?? "info",
    maxUploadBytes: Math.round((read("MAX_UPLOAD_GB") ?? 20) * 1024 ** 3),
    maxUnpackedBytes: bytesOf(read("MAX_UNPACKED_GB")),
    requestsPerSecond: read("REQUESTS_PER_SECOND"),
    exportsPerMinute: read("EXPORTS_PER_MINUTE"),
    secret: read("FIRSTHAND_SECRET"),
    keys: read("FIRSTHAND_KEYS"),
    backupKey: read("FIRSTHAND_BACKUP_KEY"),
    backupAt: read("BACKUP_AT"),
    backupDirectory: backups === undefined ? undefined : resolve(cwd, backups),
    importDirectory: arriving === undefined ? undefined : resolve(cwd, arriving),
    fileBucket: bucketOf({
      endpoint: read("FILES_S3_ENDPOINT"),
      bucket: read("FILES_S3_BUCKET"),
      region: read("FILES_S3_REGION") ?? "us-east-1",
      keyId: read("FILES_S3_KEY"),
      secret: read("FILES_S3_SECRET"),
      pathStyle: read("FILES_S3_STYLE") === "path",
    }),
    mostAttachmentBytes: attachmentMegabytes === undefined ? undefined : attachmentMegabytes * 1024 ** 2,
    mostAttachments: read("ATTACHMENTS_PER_MESSAGE"),
    smtpUrl: read("SMTP_URL"),
    mailFrom: read("MAIL_FROM"),
    publicUrl: read("PUBLIC_URL"),
    organisationName: read("ORGANISATION_NAME"),
    passwordCheckUrl: read("PASSWORD_CHECK_URL"),
    notes: notesOnUnknown(given),
  };
  if (complaints.length > 0) throw invalid(complaints);
  return config;

  /** The four that tell a bucket come together; a part of them would keep files where nobody expects them. */
  function bucketOf(said: { readonly [Field in keyof FileBucket]: FileBucket[Field] | undefined }):
    | FileBucket
    | undefined {
    const { endpoint, bucket, region, keyId, secret, pathStyle } = said;
    if (endpoint && bucket && region && keyId && secret)
      return { endpoint, bucket, region, keyId, secret, pathStyle: pathStyle === true };
    const missing = BUCKET.filter((name) => !given[name]?.trim());
    const [first] = missing;
    if (first && missing.length < BUCKET.length)
      complaints.push({ variable: first, sentence: `${missing.join(", ")}: not set, but needed for the bucket.` });
    return undefined;
  }
}

const BUCKET = ["FILES_S3_ENDPOINT", "FILES_S3_BUCKET", "FILES_S3_KEY", "FILES_S3_SECRET"] as const;

const bytesOf = (gigabytes: number | undefined) =>
  gigabytes === undefined ? undefined : Math.round(gigabytes * 1024 ** 3);

function invalid(complaints: readonly { variable: VariableName; sentence: string }[]): Failure {
  return new Failure({
    code: "config_invalid",
    status: 500,
    message: complaints.map(({ sentence }) => sentence).join("\n"),
    advice: "Correct it in the environment or in the file .env, then start again.",
    details: { variables: complaints.map(({ variable }) => variable) },
  });
}

function withoutEmpty(env: Given): Given {
  return Object.fromEntries(Object.entries(env).filter(([, value]) => value !== undefined && value.trim() !== ""));
}

function readEnvFile(path: string): Given {
  try {
    return withoutEmpty(parseEnv(readFileSync(path, "utf8").replace(/^\uFEFF/, "")));
  } catch (error) {
    if (error instanceof Error && "code" in error && error.code === "ENOENT") return {};
    throw new Failure(
      {
        code: "config_unreadable",
        status: 500,
        message: `The file ${path} is there but cannot be read.`,
        advice: "It must be a text file of lines NAME=value that this user may read; correct it or remove it.",
        details: { path },
      },
      { cause: error },
    );
  }
}
