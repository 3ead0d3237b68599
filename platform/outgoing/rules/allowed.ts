/**
 * Whether somebody allowed a host by name, `host` for every port or `host:port`. Names are compared as they are asked,
 * so an allowed name opens no other name of the same machine.
 */
export function isAllowed(url: URL, allowedHosts: readonly string[]): boolean {
  const host = plain(url.hostname);
  const port = url.port === "" ? (url.protocol === "https:" ? "443" : "80") : url.port;
  return allowedHosts.some((entry) => {
    const allowed = plain(entry);
    return allowed === host || allowed === `${host}:${port}` || allowed === plain(url.host);
  });
}

/** The host of an address without the brackets of IPv6 and without the dot that names may end with. */
export function plain(host: string): string {
  return host
    .trim()
    .toLowerCase()
    .replace(/^\[([\da-f:.]+)\]$/, "$1")
    .replace(/\.$/, "");
}
