/** The text of a `text/enriched` part (RFC 1896): tags and their parameters go, single line ends are folds. */
export function enrichedText(source: string): string {
  const lines = source.replaceAll("\r\n", "\n").replaceAll(/\n+/g, (ends) => (ends.length === 1 ? " " : ends.slice(1)));
  let parameter = 0;
  return lines
    .replaceAll(/<<|<\/?([a-zA-Z\d-]{1,60})>|[^<]+|</g, (part, tag) => {
      if (tag === undefined) return parameter > 0 ? "" : part === "<<" ? "<" : part;
      if (String(tag).toLowerCase() === "param") parameter = Math.max(0, parameter + (part.startsWith("</") ? -1 : 1));
      return "";
    })
    .trim();
}
