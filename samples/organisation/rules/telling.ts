import type { Chance } from "./chance.ts";
import { courseOf } from "./course.ts";
import type { Asked } from "./desk.ts";
import { createPeople, type Customer, type People } from "./people.ts";
import { createRotation, type Rotation } from "./rotation.ts";
import type { Channel, Story, Unit } from "./story.ts";
import type { Matter } from "./tell.ts";
import { fillerFor } from "./words.ts";

/** What all matters of the thirteen weeks have in common. */
export interface Telling {
  /** Midnight (UTC) of the first day. */
  readonly begin: number;
  readonly people: People;
  readonly rotation: Rotation;
  readonly nextId: (channel: Channel) => string;
}

export function createTelling(begin: number): Telling {
  const numbers = new Map<Channel, number>();
  return {
    begin,
    people: createPeople(),
    rotation: createRotation(),
    nextId: (channel) => {
      const number = (numbers.get(channel) ?? 0) + 1;
      numbers.set(channel, number);
      return `${channel}-${String(number).padStart(4, "0")}`;
    },
  };
}

/** When and by whom a story is lived. */
export interface Occasion {
  readonly unit: Unit;
  readonly day: number;
  readonly inCrisis: boolean;
  readonly at: number;
  readonly customer: Customer;
  readonly chance: Chance;
}

/** A matter as far as it goes, or as a whole where nothing is left to chance. */
export function openMatter(telling: Telling, story: Story, occasion: Occasion, course: "by chance" | "whole"): Matter {
  const { unit, day, inCrisis, at, customer, chance } = occasion;
  const { language, channel } = story;
  const asked: Asked = { channel, unit, language, day, inCrisis };
  const turns = course === "whole" ? story.turns : courseOf(story, asked, chance);
  return {
    id: telling.nextId(channel),
    story,
    asked,
    customer,
    at,
    turns,
    filler: fillerFor({ language, unit, chance }),
    chance,
  };
}
