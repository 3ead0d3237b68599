import type { HostileFile } from "./files.ts";

/** Asks the server; a body is bytes or what becomes JSON. */
export type Send = (method: string, path: string, body?: unknown) => Promise<Response>;

/** Uploads a file, imports it, and gives the import when it is over. Throws with what the server said when it will not. */
export async function importHostile(
  send: Send,
  { name, bytes }: HostileFile,
  told: Readonly<Record<string, string>> = {},
): Promise<Readonly<Record<string, unknown>>> {
  const begun = await spoken(send("POST", "/uploads", { name, size: bytes.length }));
  await spoken(send("PUT", `/uploads/${String(begun["id"])}/content?offset=0`, bytes));
  await spoken(send("POST", `/uploads/${String(begun["id"])}/inspection`, told));
  const { id } = await spoken(send("POST", "/imports", { uploadId: begun["id"], ...told }));
  for (let tries = 0; tries < 400; tries += 1) {
    const run = await spoken(send("GET", `/imports/${String(id)}`));
    if (!["waiting", "running"].includes(String(run["state"]))) return run;
    await new Promise((resolve) => setTimeout(resolve, 150));
  }
  throw new Error(`The import of ${name} did not end within a minute.`);
}

async function spoken(asked: Promise<Response>): Promise<Record<string, unknown>> {
  const response = await asked;
  const text = await response.text();
  if (!response.ok) throw new Error(`${response.status} ${response.url}: ${text.slice(0, 500)}`);
  const said: unknown = JSON.parse(text);
  return typeof said === "object" && said !== null ? { ...said } : {};
}
