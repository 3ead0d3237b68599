/** The address with rel="next" of a `Link` header (RFC 8288); undefined where there is none. Linear in its length. */
export function nextLink(header: string | undefined): string | undefined {
  for (let rest = header ?? ""; rest !== "";) {
    const open = rest.indexOf("<");
    const close = rest.indexOf(">", open);
    if (open === -1 || close === -1) return undefined;
    const address = rest.slice(open + 1, close).trim();
    const following = rest.indexOf("<", close);
    const parameters = rest.slice(close + 1, following === -1 ? undefined : following);
    if (/;\s*rel\s*=\s*(?:"(?:[^"]* )?next(?: [^"]*)?"|next(?![\w-]))/i.test(parameters)) return address;
    rest = following === -1 ? "" : rest.slice(following);
  }
  return undefined;
}
