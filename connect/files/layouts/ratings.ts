import type { Rating } from "@firsthand/connect/records";

import type { Field } from "../contract.ts";
import { Unreadable } from "../unreadable.ts";
import type { Cell } from "./bound-fields.ts";
import { numberIn, wordIn } from "./values.ts";

/** The scales that are usual for each kind; taken where a file names none. */
const SCALES: Readonly<Record<Rating["kind"], readonly [number, number]>> = {
  nps: [0, 10],
  csat: [1, 5],
  ces: [1, 7],
  stars: [1, 5],
};
const KINDS = new Map((["nps", "csat", "ces", "stars"] as const).map((kind) => [kind as string, kind]));

/** The reader of ratings; undefined if no column holds a value. A record without a value has no rating. */
export function ratingReader(
  fields: ReadonlyMap<Field, Cell>,
): ((cells: readonly string[]) => Rating | undefined) | undefined {
  const value = fields.get("rating_value");
  if (!value) return undefined;
  const empty: Cell = () => "";
  const kind = fields.get("rating_kind") ?? empty;
  const lowest = fields.get("rating_lowest") ?? empty;
  const highest = fields.get("rating_highest") ?? empty;
  return (cells) => {
    const given = numberIn(value(cells), "rating_value", "bad_rating");
    if (given === undefined) return undefined;
    const of = wordIn(kind(cells), "rating_kind", KINDS);
    if (!of) throw new Unreadable("bad_rating", "There is a rating but no rating_kind: nps, csat, ces or stars.");
    const low = numberIn(lowest(cells), "rating_lowest", "bad_rating") ?? SCALES[of][0];
    const high = numberIn(highest(cells), "rating_highest", "bad_rating") ?? SCALES[of][1];
    if (low < high && given >= low && given <= high) return { kind: of, value: given, lowest: low, highest: high };
    throw new Unreadable("bad_rating", `The rating ${given} does not lie on its scale from ${low} to ${high}.`);
  };
}
