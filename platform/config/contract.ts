import { z } from "zod";

const logLevels = ["fatal", "error", "warn", "info", "debug", "trace", "silent"] as const;

export type LogLevel = (typeof logLevels)[number];

/** Everything that can be set from outside, read once at the start. */
export interface Config {
  /** The TCP port of the server; 0 takes any free one. */
  readonly port: number;
  /** The address the server listens on. */
  readonly host: string;
  /** Where everything is kept; an absolute path. */
  readonly dataDirectory: string;
  /** A PostgreSQL server to use in place of the embedded one. */
  readonly databaseUrl: string | undefined;
  readonly logLevel: LogLevel;
  /** Bytes that a file uploaded through the browser may have. */
  readonly maxUploadBytes: number;
  /** Bytes that a gzip file may unfold to when it is imported. */
  readonly maxUnpackedBytes?: number | undefined;
  /** Takes the place of the secret kept in the data directory. */
  readonly secret: string | undefined;
  /** Take the place of the sealing keys kept in the data directory. */
  readonly keys?: string | undefined;
  /** A key or passphrase for backups, in place of the one kept in the data directory. */
  readonly backupKey?: string | undefined;
  /** Where backups are written by themselves, an absolute path; `backups` in the data directory unless told. */
  readonly backupDirectory?: string | undefined;
  /** Where files arrive that are imported by themselves, an absolute path; nowhere unless told. */
  readonly importDirectory?: string | undefined;
  /** A bucket that takes the place of the directory `files` in the data directory. */
  readonly fileBucket?: FileBucket | undefined;
  /** Bytes that an attachment of a message may have, and how many a message may have; larger and further ones are named only. */
  readonly mostAttachmentBytes?: number | undefined;
  readonly mostAttachments?: number | undefined;
  /** When a backup is made each day, `HH:MM` in UTC, or `off`; 02:30 unless told. */
  readonly backupAt?: string | undefined;
  /** The mail server, and who mails come from. */
  readonly smtpUrl?: string | undefined;
  readonly mailFrom?: string | undefined;
  /** Under which address people open Firsthand, without a slash at the end; mails carry links to it. */
  readonly publicUrl?: string | undefined;
  /** Who asks customers what they agree to, as they know it. */
  readonly organisationName?: string | undefined;
  /** Where stolen passwords are looked up; the first five signs of a hash are sent there. */
  readonly passwordCheckUrl?: string | undefined;
  /** Requests that one person, key or network may make a second, and files that they may have given out a minute. */
  readonly requestsPerSecond?: number | "off" | undefined;
  readonly exportsPerMinute?: number | "off" | undefined;
  /** Sentences about settings that have no effect. */
  readonly notes: readonly string[];
}

/** A bucket of a service that speaks S3. */
export interface FileBucket {
  readonly endpoint: string;
  readonly bucket: string;
  readonly region: string;
  readonly keyId: string;
  readonly secret: string;
  /** The bucket stands in the path, not before the name of the host. */
  readonly pathStyle: boolean;
}

export interface Variable {
  /** What may stand there, to be read after "Allowed is". */
  readonly allowed: string;
  readonly schema: z.ZodType;
  /** How a wrong value is shown; a secret is not shown at all. */
  readonly shown: "as it is" | "without password" | "never";
}

const port = z
  .string()
  .regex(/^\d{1,5}$/)
  .transform(Number)
  .refine((value) => value <= 65_535);

const host = z
  .string()
  .max(253)
  .regex(/^(?:[0-9A-Za-z._-]+|[0-9A-Fa-f:]*:[0-9A-Fa-f:.]*(?:%[0-9A-Za-z]+)?)$/);

const databaseUrl = z.string().refine((value) => {
  const url = URL.parse(value);
  return url !== null && (url.protocol === "postgres:" || url.protocol === "postgresql:");
});

const gigabytes = z
  .string()
  .regex(/^\d{1,5}(?:\.\d{1,3})?$/)
  .transform(Number)
  .refine((value) => value > 0 && value <= 10_000);

const perTime = z
  .string()
  .regex(/^(?:off|[1-9]\d{0,4})$/)
  .transform((value) => (value === "off" ? "off" : Number(value)));

/** Every variable that has a meaning, with what it allows. */
export const variables = {
  PORT: { allowed: "a whole number from 0 (any free port) to 65535", schema: port, shown: "as it is" },
  HOST: {
    allowed: "an address or a name of this machine without scheme and port, such as 127.0.0.1, ::1 or 0.0.0.0",
    schema: host,
    shown: "as it is",
  },
  DATA_DIR: {
    allowed:
      "the path of a directory, absolute or relative to where the program is started (a leading ~ is not expanded)",
    schema: z.string().regex(/^(?!~)[^\0]+$/),
    shown: "as it is",
  },
  DATABASE_URL: {
    allowed: "an address of the form postgres://USER:PASSWORD@HOST:PORT/DATABASE",
    schema: databaseUrl,
    shown: "without password",
  },
  LOG_LEVEL: { allowed: `one of ${logLevels.join(", ")}`, schema: z.enum(logLevels), shown: "as it is" },
  MAX_UPLOAD_GB: {
    allowed: "a number of gigabytes above 0 and up to 10000",
    schema: gigabytes,
    shown: "as it is",
  },
  MAX_UNPACKED_GB: {
    allowed: "a number of gigabytes above 0 and up to 10000",
    schema: gigabytes,
    shown: "as it is",
  },
  REQUESTS_PER_SECOND: { allowed: "a whole number from 1 to 99999, or off", schema: perTime, shown: "as it is" },
  EXPORTS_PER_MINUTE: { allowed: "a whole number from 1 to 99999, or off", schema: perTime, shown: "as it is" },
  FIRSTHAND_SECRET: {
    allowed: "at least 32 characters that nobody can guess",
    schema: z.string().min(32).max(1_000),
    shown: "never",
  },
  FIRSTHAND_KEYS: {
    allowed: "numbered keys of 64 hexadecimal digits each, 1:KEY or 1:KEY,2:KEY, the newest with the highest number",
    schema: z.string().regex(/^\s*[1-9]\d{0,5}:[0-9a-fA-F]{64}\s*(?:,\s*[1-9]\d{0,5}:[0-9a-fA-F]{64}\s*){0,50}$/),
    shown: "never",
  },
  FIRSTHAND_BACKUP_KEY: {
    allowed: "what `firsthand backup key` shows (64 hexadecimal digits), or a passphrase of at least 20 characters",
    schema: z.string().min(20).max(1_000),
    shown: "never",
  },
  BACKUP_AT: {
    allowed: "a time of day in UTC such as 02:30, or off",
    schema: z.string().regex(/^(?:off|(?:[01]\d|2[0-3]):[0-5]\d)$/),
    shown: "as it is",
  },
  BACKUP_DIR: {
    allowed: "the path of a directory for backups, absolute or relative to where the program is started",
    schema: z.string().regex(/^(?!~)[^\0]+$/),
    shown: "as it is",
  },
  IMPORT_DIR: {
    allowed:
      "the path of a directory in which files to import arrive, absolute or relative to where the program is started",
    schema: z.string().regex(/^(?!~)[^\0]+$/),
    shown: "as it is",
  },
  FILES_S3_ENDPOINT: {
    allowed: "the address of a service that speaks S3, such as https://s3.eu-central-1.amazonaws.com",
    schema: z
      .string()
      .regex(/^https?:\/\/[^?#@\s]+$/)
      .refine((value) => URL.canParse(value)),
    shown: "as it is",
  },
  FILES_S3_BUCKET: {
    allowed: "the name of a bucket: 3 to 63 small letters, digits, dots and hyphens",
    schema: z.string().regex(/^[a-z0-9][a-z0-9.-]{1,61}[a-z0-9]$/),
    shown: "as it is",
  },
  FILES_S3_REGION: {
    allowed: "the region of the bucket, such as eu-central-1",
    schema: z.string().regex(/^[a-z0-9-]{1,40}$/),
    shown: "as it is",
  },
  FILES_S3_KEY: {
    allowed: "the id of a key that may read, write, list and delete in the bucket",
    schema: z.string().regex(/^[\x21-\x7e]{1,200}$/),
    shown: "as it is",
  },
  FILES_S3_SECRET: {
    allowed: "the secret of that key",
    schema: z.string().regex(/^[\x21-\x7e]{1,500}$/),
    shown: "never",
  },
  FILES_S3_STYLE: {
    allowed: "host (the bucket stands before the name of the host) or path (it stands in the path)",
    schema: z.enum(["host", "path"]),
    shown: "as it is",
  },
  ATTACHMENT_MB: {
    allowed: "a whole number of megabytes from 1 to 500",
    schema: z
      .string()
      .regex(/^\d{1,3}$/)
      .transform(Number)
      .refine((value) => value >= 1 && value <= 500),
    shown: "as it is",
  },
  ATTACHMENTS_PER_MESSAGE: {
    allowed: "a whole number from 0 to 1000",
    schema: z
      .string()
      .regex(/^\d{1,4}$/)
      .transform(Number)
      .refine((value) => value <= 1000),
    shown: "as it is",
  },
  SMTP_URL: {
    allowed: "an address of the form smtp://USER:PASSWORD@HOST:PORT, or smtps:// where the connection begins encrypted",
    schema: z.string().refine((value) => ["smtp:", "smtps:"].includes(URL.parse(value)?.protocol ?? "")),
    shown: "without password",
  },
  MAIL_FROM: {
    allowed: "a mail address, or a name and an address, such as Firsthand <firsthand@example.org>",
    schema: z.string().regex(/^(?:[^<>@\r\n]{1,100} )?<?[^\s<>@]{1,64}@[^\s<>@]{1,190}>?$/),
    shown: "as it is",
  },
  PUBLIC_URL: {
    allowed: "the address under which people open Firsthand, such as https://firsthand.example.org",
    schema: z
      .string()
      .refine((value) => /^https?:\/\/[^/?#@]+\/?$/.test(value) && URL.canParse(value))
      .transform((value) => new URL(value).origin),
    shown: "as it is",
  },
  ORGANISATION_NAME: {
    allowed: "the name of the organisation on one line, up to 120 characters",
    schema: z.string().regex(/^\P{Cc}{1,120}$/u),
    shown: "as it is",
  },
  PASSWORD_CHECK_URL: {
    allowed: "an address that ends where the beginning of a hash is put, such as https://api.pwnedpasswords.com/range/",
    schema: z.string().regex(/^https?:\/\/[^?#@\s]+\/$/),
    shown: "as it is",
  },
} as const satisfies Record<string, Variable>;

export type VariableName = keyof typeof variables;
