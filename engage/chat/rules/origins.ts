/** Where a request comes from, as its headers tell. */
interface Asking {
  readonly origin?: string | undefined;
  readonly host?: string | undefined;
}

/**
 * The origin of the page that asks, where it may show the chat: one of those that were named, or our own. Undefined for
 * all others, and for what says none: browsers always say it.
 */
export function allowedOrigin({ origin, host }: Asking, named: readonly string[]): string | undefined {
  if (origin === undefined) return undefined;
  const own = host !== undefined && (origin === `https://${host}` || origin === `http://${host}`);
  return own || named.includes(origin) ? origin : undefined;
}
