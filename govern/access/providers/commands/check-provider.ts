import { discover, readKeys } from "../oidc.ts";

/** Throws `provider_unreachable`, `address_refused`. */
export async function checkProvider(reached: { issuer: string; privateAddresses: boolean }) {
  const meta = await discover(reached);
  const { keys } = await readKeys(meta, reached);
  return { issuer: meta.issuer, signsInAt: new URL(meta.authorization_endpoint).origin, keys: keys.length };
}
