import type { Handle } from "@firsthand/platform/storage";

import { createReader, takeShippedTaxonomy, type Reader } from "../../taxonomy/index.ts";
import type { Judge } from "../commands/next-text.ts";
import type { JudgedLabel } from "../contract.ts";
import type { LabellingGround } from "../ground.ts";

const lines = (...texts: string[]) => texts.map((text) => `            ${text}`).join("\n");

const TREE = `title: Desk
topics:
  - id: delivery
    title: Delivery
    topics:
      - id: late
        title: Late
        function: commerce
        examples:
          en: |
${lines("my parcel is late", "the delivery is late again", "parcel still not here", "waiting for my parcel")}
  - id: price
    title: Price
    function: sales
    examples:
        en: |
${lines("far too expensive", "the price is too high", "why is it so expensive", "your prices are high")}
intents:
  - id: order
    title: Order
`;

/** A taxonomy, and all that texts are judged with. */
export interface LabellingDesk {
  readonly ground: LabellingGround;
  /** Labels that texts were asked to be chosen for. */
  readonly wanted: JudgedLabel[];
  /** Moves the clock of judging. */
  readonly pass: (minutes: number) => void;
}

export const eva: Judge = { id: "eva", name: "Eva", reach: "all" };
export const ben: Judge = { id: "ben", name: "Ben", reach: "all" };

/** The day on which texts are judged. */
export const TODAY = new Date("2026-02-01T10:00:00Z");

/** Sets a desk over a log. */
export async function openDesk(db: Handle): Promise<LabellingDesk> {
  await takeShippedTaxonomy(db, TREE, TODAY);
  const reader = await readerOf(db);
  const wanted: JudgedLabel[] = [];
  let minutes = 0;
  let chance = 0;
  const ground: LabellingGround = {
    db,
    now: () => new Date(TODAY.getTime() + minutes * 60_000),
    random: () => Uint8Array.from({ length: 16 }, () => (chance = (chance * 73 + 41) % 256)),
    reader,
    drawSoon: (_tx, label) => {
      wanted.push(label);
      return Promise.resolve();
    },
  };
  return { ground, wanted, pass: (more) => void (minutes += more) };
}

async function readerOf(db: Handle): Promise<Reader> {
  const reader = createReader(db);
  await reader.refresh();
  return reader;
}
