import { closeNames } from "@firsthand/kernel/near-names";

/** Something in a model of the right shape that cannot be meant. */
export interface MeaningFault {
  readonly path: readonly (string | number)[];
  /** Names that are near take their time: such a message is made only when it is told. */
  readonly message: string | (() => string);
}

/** "there is no stage fucntional; did you mean functional?", with all there are where none is near. */
export function unknownName(kind: string, name: string, names: Iterable<string>): string {
  const all = [...names];
  const close = closeNames(name, all, 2);
  if (close.length > 0) return `there is no ${kind} ${name}; did you mean ${close.join(" or ")}?`;
  if (all.length === 0) return `there is no ${kind} ${name}; there are none`;
  const more = all.length > MOST_NAMED ? ", ..." : "";
  return `there is no ${kind} ${name}; there are ${all.slice(0, MOST_NAMED).join(", ")}${more}`;
}

const MOST_NAMED = 12;
