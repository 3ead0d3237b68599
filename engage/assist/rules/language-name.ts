const names = new Intl.DisplayNames("en", { type: "language", fallback: "code" });

/** The English name of a language by its ISO code, as models know it. */
export function languageName(code: string): string {
  return names.of(code) ?? code;
}
