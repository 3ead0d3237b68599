import { Failure } from "@firsthand/kernel/errors";
import { isConnectionLost, isDiskFull } from "@firsthand/platform/storage";

/** The failure behind an error of the database that no part of the program needs to know about. */
export function foreseenFailure(error: unknown): Failure | undefined {
  if (isConnectionLost(error)) {
    return new Failure(
      {
        code: "database_away",
        status: 503,
        message: "The database does not answer at the moment.",
        advice: "Try again in a moment; what was acknowledged is safe. If it lasts, see the log of the server.",
      },
      { cause: error },
    );
  }
  if (isDiskFull(error)) {
    return new Failure(
      {
        code: "disk_full",
        status: 507,
        message: "There is no room left where the data are stored, so the last step was undone.",
        advice: "Make room on that disk, then try again.",
      },
      { cause: error },
    );
  }
  if (isUnstorable(error)) {
    return new Failure(
      {
        code: "unstorable_text",
        status: 400,
        message: "A text holds the character NUL, which no text here can hold.",
        advice: "Take it out and send it again.",
      },
      { cause: error },
    );
  }
  return undefined;
}

/** PostgreSQL knows no NUL in texts: untranslatable, or escaped within JSON. */
function isUnstorable(error: unknown): boolean {
  return error instanceof Error && "code" in error && (error.code === "22021" || error.code === "22P05");
}

/** What is told of an error that ended the program: sentence and advice, or for a defect its stack. */
export function endText(error: unknown): string {
  const failure = error instanceof Failure ? error : foreseenFailure(error);
  if (failure) return `${failure.message}\n${failure.advice ? `${failure.advice}\n` : ""}`;
  const trace = traceOf(error);
  return `Firsthand ended because of a defect. Please report it with what follows.\n${trace}\n`;
}

/** Where an error came from. One of the database quotes what it refused, which may be a customer's word: only its code. */
function traceOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { stack, message } = error;
  if (!("severity" in error)) return stack ?? message;
  const [code, table, constraint] = ["code", "table", "constraint"].map((name) => Reflect.get(error, name));
  const frames = (stack ?? "").split("\n").filter((line) => /^\s+at .*\d+:\d+\)?$/.test(line));
  const place = [table, constraint].filter((one) => typeof one === "string").join(", ");
  return [`The database refused something (${String(code)}${place === "" ? "" : `: ${place}`}).`, ...frames].join("\n");
}
