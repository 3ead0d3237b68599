const METHODS = ["dmarc", "spf", "dkim"] as const;

/** What our own mail server found out about the sender of a mail. */
export interface Verdict {
  /** For example `dmarc=pass spf=pass dkim=pass`. */
  readonly words: string;
  /** The sender is not who the mail says: `fail` of DMARC, or neither SPF nor DKIM passed where both were looked at. */
  readonly forged: boolean;
}

/**
 * The result of SPF, DKIM and DMARC as the header `Authentication-Results` (RFC 8601) of the trusted host says; anybody
 * can write such a header, so those of other hosts say nothing. Undefined where there is none.
 */
export function verdictOf(headers: readonly string[], trustedHost: string): Verdict | undefined {
  const trusted = trustedHost.trim().toLowerCase();
  if (trusted === "") return undefined;
  const results = new Map<string, string>();
  for (const header of headers) {
    const [host = "", ...parts] = withoutComments(header.slice(0, 20_000)).split(";");
    if (host.trim().split(/\s/, 1)[0]?.toLowerCase() !== trusted) continue;
    for (const part of parts) {
      const [, method = "", result = ""] = /^\s*([a-z]+)(?:\/\d+)?\s*=\s*([a-z]+)/i.exec(part) ?? [];
      const [name, said] = [method.toLowerCase(), result.toLowerCase()];
      // Of several signatures one that holds is enough.
      if (METHODS.some((one) => one === name) && results.get(name) !== "pass") results.set(name, said);
    }
  }
  const words = METHODS.flatMap((name) => (results.has(name) ? [`${name}=${results.get(name)}`] : [])).join(" ");
  return words === "" ? undefined : { words, forged: isForged(results) };
}

function isForged(results: ReadonlyMap<string, string>): boolean {
  const dmarc = results.get("dmarc");
  if (dmarc === "pass" || dmarc === "fail") return dmarc === "fail";
  const looked = [results.get("spf"), results.get("dkim")];
  return looked.every((result) => result !== undefined && result !== "pass");
}

/** Comments in brackets may stand anywhere, also within each other. */
function withoutComments(value: string): string {
  let depth = 0;
  let kept = "";
  for (const character of value) {
    if (character === "(") depth += 1;
    else if (character === ")") depth = Math.max(0, depth - 1);
    else if (depth === 0) kept += character;
  }
  return kept;
}
