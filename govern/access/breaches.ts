import { createHash } from "node:crypto";

/** A list of some thousand lines is a hundred times smaller. */
const MOST_BYTES = 4_000_000;

/** A list that does not answer in this time is left out: nobody is kept out because it is away. */
const PATIENCE_MS = 2_000;

/**
 * Asks a list of stolen passwords (the interface of Have I Been Pwned) by the first five of forty signs of the SHA-1,
 * which hundreds of others share; the password does not leave the server. Without an address nothing is asked.
 */
export function createBreachCheck(address: string | undefined): (password: string) => Promise<boolean> {
  if (address === undefined) return () => Promise.resolve(false);
  return async (password) => {
    const hash = createHash("sha1").update(password.normalize("NFKC")).digest("hex").toUpperCase();
    const listed = await fetch(address + hash.slice(0, 5), {
      headers: { "add-padding": "true" },
      signal: AbortSignal.timeout(PATIENCE_MS),
      redirect: "error",
    }).then(
      async (response) => (response.ok ? await textOf(response) : ""),
      () => "",
    );
    const rest = hash.slice(5);
    // Padding stands in the list with a count of 0.
    return listed.split("\n").some((line) => line.startsWith(`${rest}:`) && !/:0+\s*$/.test(line));
  };
}

/** What is longer than any list, or breaks off, is none. */
async function textOf({ body }: Response): Promise<string> {
  const pieces: Uint8Array[] = [];
  let bytes = 0;
  try {
    for await (const piece of body ?? []) {
      bytes += piece.length;
      if (bytes > MOST_BYTES) return "";
      pieces.push(piece);
    }
  } catch {
    return "";
  }
  return Buffer.concat(pieces).toString("latin1");
}
