import { client } from "../../api/client.ts";

/** Leaves for the other side, where somebody agrees that a connection is read; they come back to /sources/agreed. */
export async function leaveToAgree(id: string): Promise<void> {
  const { address } = await client.connections.agree({ id, redirect: redirectAddress() });
  location.assign(address);
}

/** What the other side has to be told beforehand as the address to come back to. */
export function redirectAddress(): string {
  return `${location.origin}/sources/agreed`;
}
