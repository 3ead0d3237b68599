/** The beginning of a text on one line, at a blank where there is one, no longer than `longest` signs. */
export function clipped(text: string, longest: number): string {
  const line = text.replaceAll(/\s+/g, " ").trim();
  const signs = Array.from(line);
  if (signs.length <= longest) return line;
  const cut = signs.slice(0, longest - 1).join("");
  const blank = cut.lastIndexOf(" ");
  return `${blank > longest / 2 ? cut.slice(0, blank) : cut}…`;
}
