import { Failure } from "@firsthand/kernel/errors";

/** A file that should be here is not. */
export function fileMissing(hash: string): Failure {
  return new Failure({
    code: "file_missing",
    status: 404,
    message: "This file is not here.",
    advice: "It may have been removed, or not come back with a restore: files are kept beside the database.",
    details: { hash },
  });
}

/** The bucket did not do what it was asked for. */
export function bucketFailing(why: string, options?: ErrorOptions): Failure {
  return new Failure(
    {
      code: "file_bucket_failing",
      status: 503,
      message: `The bucket for files cannot be used: ${why}.`,
      advice: "Check FILES_S3_ENDPOINT, FILES_S3_BUCKET and its key; what waits is tried again by itself.",
    },
    options,
  );
}

const WORDS: Readonly<Record<string, { readonly status: number; readonly message: string; readonly advice: string }>> =
  {
    ENOSPC: { status: 507, message: "is on a full disk", advice: "Make room; nothing that was stored is lost." },
    EDQUOT: { status: 507, message: "has no room left", advice: "Make room; nothing that was stored is lost." },
    EACCES: {
      status: 500,
      message: "may not be used by this user",
      advice: "Give this user the right to write there.",
    },
    EPERM: { status: 500, message: "may not be used by this user", advice: "Give this user the right to write there." },
    EROFS: { status: 500, message: "cannot be written", advice: "Its file system is read-only: set DATA_DIR anew." },
    ENOTDIR: { status: 500, message: "is not a directory", advice: "Take away the file that stands there." },
  };

/** The failure that fits an error of the disk. */
export function diskFailure(error: unknown, directory: string): unknown {
  const code = codeOf(error);
  const words = WORDS[code];
  if (!words) return error;
  const { status, message, advice } = words;
  return new Failure(
    {
      code: "file_disk_failing",
      status,
      message: `The directory for files ${directory} ${message} (${code}).`,
      advice,
    },
    { cause: error },
  );
}

export const codeOf = (error: unknown): string =>
  error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : "";
