import type { Rating } from "@firsthand/connect/records";

import { isCrisis, weekOf } from "./calendar.ts";
import type { Chance } from "./chance.ts";
import { progressIn } from "./desk.ts";
import type { Unit } from "./story.ts";

/** A score and the list of texts that go with it. */
export interface Score {
  readonly rating: Rating;
  readonly list: "promoter" | "passive" | "detractor" | "good" | "bad";
}

/** How likely somebody recommends a brand, from 0 to 10. */
export function recommendation(unit: Unit, day: number, chance: Chance): Score {
  const shaken = unit === "Kettla" && (isCrisis(day) || weekOf(day) === 9) ? 0.2 : 0;
  const better = progressIn(day) * (unit === "Fellmoor" ? 0.1 : 0.18);
  const promoters = (unit === "Fellmoor" ? 0.53 : 0.27) + better - shaken;
  const passives = unit === "Fellmoor" ? 0.28 : 0.3;
  const draw = chance.next();
  if (draw < promoters) return nps(chance.happens(0.6) ? 10 : 9, "promoter");
  if (draw < promoters + passives) return nps(chance.happens(0.65) ? 8 : 7, "passive");
  return nps(
    chance.weighted([0, 1, 2, 3, 4, 5, 6], (value) => 1 + value * 0.6 + (value === 0 ? 1 : 0)),
    "detractor",
  );
}

function nps(value: number, list: Score["list"]): Score {
  return { rating: { kind: "nps", value, lowest: 0, highest: 10 }, list };
}

/** How satisfied somebody was with what was done for them, from 1 to 5. */
export function satisfaction(unit: Unit, day: number, chance: Chance): Score {
  const shaken = unit === "Kettla" && isCrisis(day) ? 0.3 : 0;
  const pleased = (unit === "Fellmoor" ? 0.83 : 0.62) + progressIn(day) * 0.1 - shaken;
  const value = chance.happens(pleased) ? (chance.happens(0.62) ? 5 : 4) : chance.pick([1, 2, 2, 3, 3]);
  return { rating: { kind: "csat", value, lowest: 1, highest: 5 }, list: value >= 4 ? "good" : "bad" };
}
