import type { Purpose } from "../contract.ts";

/** One text in so many that are asked for is held back. */
const BLOCK = 5;

/** Of the texts of each purpose a second person judges one in so many: more of those that measure. */
const SECOND: Readonly<Record<Purpose, number>> = { teach: 10, audit: 3 };

/**
 * Whether a text is judged by a second person too, chosen by its hash alone: by other digits of it than those that hold a
 * text back.
 */
export function wantsSecond(hash: string, purpose: Purpose): boolean {
  return Number.parseInt(hash.slice(-12, -6), 16) % SECOND[purpose] === 0;
}

/**
 * In which order texts are asked for: of each five one that is held back, at a place that nobody foresees, as long as
 * there are any; `audit` comes in an order of chance. What is left of either follows.
 */
export function askingOrder<T extends { readonly text_hash: string }>(
  teach: readonly T[],
  audit: readonly T[],
): readonly T[] {
  const order: T[] = [];
  const blocks = Math.ceil(Math.max(teach.length / (BLOCK - 1), audit.length));
  for (let block = 0; block < blocks; block += 1) {
    const taught = teach.slice(block * (BLOCK - 1), (block + 1) * (BLOCK - 1));
    const held = audit[block];
    const at = held ? Number.parseInt(held.text_hash.slice(0, 6), 16) % BLOCK : 0;
    order.push(...taught.slice(0, at), ...(held ? [held] : []), ...taught.slice(at));
  }
  return order;
}
