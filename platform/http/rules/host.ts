/** Whether an address that a server listens on is reached from this machine alone. */
export function isLoopback(host: string): boolean {
  const bare = host.toLowerCase().replace(/^\[|\]$/g, "");
  return bare === "localhost" || bare === "::1" || /^127(?:\.\d{1,3}){3}$/.test(bare);
}

const ownNames = ["localhost", "127.0.0.1", "[::1]"];

/**
 * Whether a `Host` header means a server on this machine itself, listening on `port`. Any other name that leads here
 * may be a page of a stranger whose name was pointed to this machine (DNS rebinding).
 */
export function isOwnHost(header: string | undefined, port: number): boolean {
  const host = header?.toLowerCase();
  return ownNames.some((name) => host === `${name}:${port}` || (port === 80 && host === name));
}
