import type { ChatLanguage, ChatSettings, ChatWords } from "../contract.ts";

/** The first of the languages that a visitor likes in which there are texts; else that of the chat. */
export function wordsFor(
  { language, texts }: Pick<ChatSettings, "language" | "texts">,
  liked: readonly string[],
): { readonly language: ChatLanguage; readonly words: ChatWords } {
  const known = Object.entries(texts) as [ChatLanguage, ChatWords][];
  for (const one of liked) {
    const short = one.toLowerCase().split(/[-_]/, 1)[0];
    const found = known.find(([id]) => id === short);
    if (found) return { language: found[0], words: found[1] };
  }
  return { language, words: texts[language] ?? { title: "", greeting: "", away: "" } };
}
