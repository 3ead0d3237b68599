/** What the address of a request tells. */
interface Reached {
  /** The other end of the connection. */
  readonly socket: string | undefined;
  readonly forwardedFor: string | undefined;
}

const loopback = /^(?:127\.|::1$|::ffff:127\.)/;

/**
 * Where a request comes from. A proxy on this machine is believed about it: the last entry is the one that it added
 * itself. Anybody else could write what they like.
 */
export function addressOf({ socket = "", forwardedFor }: Reached): string {
  const said = forwardedFor?.split(",").at(-1)?.trim();
  const address = said !== undefined && said !== "" && loopback.test(socket) ? said : socket;
  return address.replace(/^::ffff:(?=\d+\.)/i, "").slice(0, 60);
}

/** The same of a request as the server has it. */
export function addressOfRequest({ socket, headers }: AskedFrom): string {
  const forwarded = headers["x-forwarded-for"];
  return addressOf({ socket: socket.remoteAddress, forwardedFor: [forwarded].flat().at(-1) });
}

interface AskedFrom {
  readonly socket: { readonly remoteAddress?: string | undefined };
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
}

/** The network of an address as far as one customer of a provider has it whole: IPv4 itself, of IPv6 the first 64 bits. */
export function networkOf(address: string): string {
  if (!address.includes(":")) return address;
  const [head = "", tail] = (address.toLowerCase().split("%", 1)[0] ?? "").split("::");
  const left = head === "" ? [] : head.split(":");
  const right = tail === undefined || tail === "" ? [] : tail.split(":");
  const middle =
    tail === undefined ? [] : Array.from({ length: Math.max(0, 8 - left.length - right.length) }, () => "0");
  return [...left, ...middle, ...right]
    .slice(0, 4)
    .map((group) => group.replace(/^0+(?=.)/, ""))
    .join(":");
}
