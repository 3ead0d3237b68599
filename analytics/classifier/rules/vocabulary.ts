import type { Grams } from "./grams.ts";
import { logarithm } from "./numbers.ts";

/** The features that are known, the commonest first: they stay in near memory. The place of a hash is its number. */
export interface Vocabulary {
  readonly hashes: Int32Array;
  /** How telling each feature is: the rarer, the more. */
  readonly rarity: Float32Array;
  /** How telling one would be that was never seen. */
  readonly unseen: number;
  readonly find: (hash: number) => number;
}

function slotOf(hash: number, mask: number): number {
  return (hash ^ (hash >>> 15)) & mask;
}

/** Makes the table by which features are found; `find` gives -1 for one that is not known. */
export function vocabularyOf(hashes: Int32Array, rarity: Float32Array, unseen: number): Vocabulary {
  let size = 16;
  while (size < 2 * hashes.length) size *= 2;
  const mask = size - 1;
  const slots = new Int32Array(size).fill(-1);
  for (let number = 0; number < hashes.length; number += 1) {
    let slot = slotOf(hashes[number] ?? 0, mask);
    while (slots[slot] !== -1) slot = (slot + 1) & mask;
    slots[slot] = number;
  }
  const find = (hash: number): number => {
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      const number = slots[slot] ?? -1;
      if (number === -1 || hashes[number] === hash) return number;
    }
  };
  return { hashes, rarity, unseen, find };
}

/** Counts in how many texts each feature stands. */
export class FeatureCounter {
  private keys = new Int32Array(1 << 16);
  private counts = new Int32Array(1 << 16);
  private lastText = new Int32Array(1 << 16);
  private used = 0;
  private texts = 0;

  /** Counts the features of one more text, each once. */
  add({ hashes, count }: Grams): void {
    this.texts += 1;
    for (let at = 0; at < count; at += 1) {
      const slot = this.slotFor(hashes[at] ?? 0);
      if (this.lastText[slot] === this.texts) continue;
      this.lastText[slot] = this.texts;
      this.counts[slot] = (this.counts[slot] ?? 0) + 1;
    }
  }

  private slotFor(hash: number): number {
    const mask = this.keys.length - 1;
    for (let slot = slotOf(hash, mask); ; slot = (slot + 1) & mask) {
      if (this.counts[slot] === 0) {
        if (2 * this.used > this.keys.length) {
          this.grow();
          return this.slotFor(hash);
        }
        this.keys[slot] = hash;
        this.used += 1;
        return slot;
      }
      if (this.keys[slot] === hash) return slot;
    }
  }

  private grow(): void {
    const { keys, counts, lastText } = this;
    this.keys = new Int32Array(2 * keys.length);
    this.counts = new Int32Array(2 * keys.length);
    this.lastText = new Int32Array(2 * keys.length);
    this.used = 0;
    for (let old = 0; old < keys.length; old += 1) {
      if (counts[old] === 0) continue;
      const slot = this.slotFor(keys[old] ?? 0);
      this.counts[slot] = counts[old] ?? 0;
      this.lastText[slot] = lastText[old] ?? 0;
    }
  }

  /** The features that stand in at least so many texts; in more, until at most `most` are left. */
  vocabulary(fewestTexts: number, most: number): Vocabulary {
    const sorted = this.counts.filter((count) => count >= fewestTexts).sort();
    const least = sorted.length > most ? (sorted[sorted.length - most] ?? 0) + 1 : fewestTexts;
    const kept: { hash: number; count: number }[] = [];
    for (const [slot, count] of this.counts.entries()) {
      if (count >= least) kept.push({ hash: this.keys[slot] ?? 0, count });
    }
    kept.sort((a, b) => b.count - a.count || a.hash - b.hash);
    const rarityOf = (count: number) => 1 + logarithm((this.texts + 1) / (count + 1));
    const rarity = Float32Array.from(kept, ({ count }) => rarityOf(count));
    return vocabularyOf(
      Int32Array.from(kept, ({ hash }) => hash),
      rarity,
      Math.fround(rarityOf(1)),
    );
  }
}
