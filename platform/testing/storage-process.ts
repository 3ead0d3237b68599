import { isConnectionLost, openStorage, type Role, type Storage } from "../storage/index.ts";

/** What a process that opens a storage is told, and what it answers. */
export interface Request {
  readonly id: number;
  /** SQL to run; without it the storage is closed and the process ends. */
  readonly sql?: string;
}
export interface Answer {
  readonly id: number;
  readonly rows?: readonly Record<string, unknown>[];
  readonly error?: { readonly message: string; readonly code: string; readonly advice: string; readonly lost: boolean };
}

const [, , dataDirectory = "", role = ""] = process.argv;
process.once("disconnect", () => process.exit(1)); // the test is over

let storage: Storage;
try {
  storage = await openStorage({ dataDirectory, modules: import.meta.dirname }, roleOf(role));
  answer({ id: 0 });
} catch (error) {
  answer({ id: 0, error: described(error) });
  process.disconnect();
}

process.on("message", (request: Request) => void obey(request));

async function obey({ id, sql }: Request): Promise<void> {
  try {
    if (sql === undefined) await storage.close();
    answer({ id, rows: sql === undefined ? [] : (await storage.pool.query(sql)).rows });
    if (sql === undefined) process.disconnect();
  } catch (error) {
    answer({ id, error: described(error) });
  }
}

function answer(value: Answer): void {
  process.send?.(value);
}

function described(error: unknown): NonNullable<Answer["error"]> {
  if (!(error instanceof Error)) return { message: String(error), code: "", advice: "", lost: false };
  const code = "code" in error ? String(error.code) : "";
  const advice = "advice" in error ? String(error.advice) : "";
  return { message: error.message, code, advice, lost: isConnectionLost(error) };
}

function roleOf(text: string): Role {
  return text === "server" ? "server" : "command";
}
