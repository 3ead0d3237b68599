const segmenter = new Intl.Segmenter("und", { granularity: "grapheme" });

/** An address of which its owner knows that it is theirs, and nobody else learns it. Null stays null. */
export function maskAddress(kind: string, value: string | null): string | null {
  if (value === null || kind === "anonymous") return null;
  const signs = Array.from(segmenter.segment(value), ({ segment }) => segment);
  if (kind === "email") {
    const at = value.lastIndexOf("@");
    return `${signs[0] ?? ""}•••${at > 0 ? value.slice(at) : ""}`;
  }
  if (kind === "phone" || kind === "customer_number")
    return signs.length < 6 ? "•••" : `•••${signs.slice(-2).join("")}`;
  return `${signs[0] ?? ""}•••`;
}
