import { statfsSync } from "node:fs";

import { Failure } from "@firsthand/kernel/errors";

/** The failure that fits an error of the file system or of a program that could not be started. */
export function fileFailure(error: unknown, path: string): unknown {
  const code = codeOf(error) ?? "";
  const options = { cause: error };
  switch (code) {
    case "EACCES":
    case "EPERM":
    case "EROFS":
      return new Failure(
        {
          code: "data_directory_not_writable",
          status: 500,
          message: `${path} cannot be written by this user (${code}).`,
          advice: "Give this user the right to write there, or set DATA_DIR to a directory it owns.",
        },
        options,
      );
    case "ENOSPC":
    case "EDQUOT":
      return diskFull(path, options);
    case "ENOTDIR":
    case "EEXIST":
      return new Failure(
        {
          code: "data_directory_is_a_file",
          status: 500,
          message: `${path} cannot be made: a file stands where a directory is needed.`,
          advice: "Set DATA_DIR to a directory.",
        },
        options,
      );
    default:
      return error;
  }
}

/** There is no room left for the data. */
export function diskFull(path: string, options?: ErrorOptions): Failure {
  return new Failure(
    {
      code: "disk_full",
      status: 507,
      message: `The disk that holds ${path} is full.`,
      advice:
        "Make room, or move the data directory to a larger disk and set DATA_DIR; nothing that was stored is lost.",
    },
    options,
  );
}

const WORDS_PASSED_ON = 5;

/** PostgreSQL itself said why it would not start; its last lines are passed on. */
export function startFailure(program: string, data: string, said: string): Failure {
  if (/No space left on device|Disk quota exceeded|free disk space/i.test(said) || isFull(data)) return diskFull(data);
  const reason = said.trim().split("\n").slice(-WORDS_PASSED_ON).join("\n") || "It said nothing.";
  return new Failure({
    code: "database_not_started",
    status: 500,
    message: `${program} did not start the database in ${data}: ${reason}`,
    advice: `${adviceFor(reason)}; or use a database server: set DATABASE_URL.`,
  });
}

const LITTLE = 1_000_000;

/** A full disk leaves no room for PostgreSQL to say so: its log lies on the same disk. */
function isFull(path: string): boolean {
  try {
    const { bavail, bsize } = statfsSync(path);
    return bavail * bsize < LITTLE;
  } catch {
    return false;
  }
}

function adviceFor(reason: string): string {
  if (/Permission denied|Operation not permitted|EPERM/i.test(reason)) {
    return "Check who owns that directory, and what its file system and this container allow";
  }
  if (/could not look up effective user ID/i.test(reason)) {
    return "PostgreSQL needs a name for the user who runs it: run as a user that /etc/passwd knows, or add this one";
  }
  return "Mend what it names, and start again";
}

export function codeOf(error: unknown): string | undefined {
  return error instanceof Error && "code" in error && typeof error.code === "string" ? error.code : undefined;
}
