import { useSyncExternalStore } from "react";

const names = [
  "card",
  "ink",
  "muted",
  "line",
  "accent",
  "positive",
  "negative",
  "category-1",
  "category-2",
  "category-3",
  "category-4",
  "sequence-2",
  "sequence-3",
] as const;

export type TokenName = (typeof names)[number];
/** The colours of tokens.css as they are now. */
export type Tokens = Readonly<Record<TokenName, string>>;

const attribute = "data-mantine-color-scheme";
let read: { readonly scheme: string | null; readonly tokens: Tokens } | undefined;

/** The colours of the scheme that is shown; they change when the scheme does. */
export function useTokens(): Tokens {
  return useSyncExternalStore(watchScheme, currentTokens);
}

function watchScheme(changed: () => void): () => void {
  const observer = new MutationObserver(changed);
  observer.observe(document.documentElement, { attributes: true, attributeFilter: [attribute] });
  return () => observer.disconnect();
}

function currentTokens(): Tokens {
  const scheme = document.documentElement.getAttribute(attribute);
  if (read?.scheme !== scheme) read = { scheme, tokens: readTokens() };
  return read.tokens;
}

function readTokens(): Tokens {
  const style = getComputedStyle(document.documentElement);
  const values = names.map((name) => [name, style.getPropertyValue(`--${name}`).trim()] as const);
  return Object.fromEntries(values) as Record<TokenName, string>;
}
