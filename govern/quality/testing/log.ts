import type { Handle } from "@firsthand/platform/storage";
import { sql } from "kysely";

import type { QualityGround } from "../ground.ts";

/** The id of that number. */
export function idOf(number: number): string {
  return `00000000-0000-7000-8000-${String(number).padStart(12, "0")}`;
}

/** A conversation of a customer with one message in and, where `answered`, one out, an hour later. */
export async function converse(
  tx: Handle,
  said: {
    readonly number: number;
    readonly at: Date;
    readonly body?: string;
    readonly language?: string | null;
    readonly unit?: string | null;
    readonly source?: string;
    readonly inCount?: number;
  },
): Promise<void> {
  const { number, at, body = "Where is my parcel?", language = "en", unit = "Retail", source = "shop" } = said;
  const id = idOf(number);
  await sql`insert into identity (home, identity_id, kind, space, value, sharing, person_id, known)
    values (0, ${id}, 'email', '', ${`c${number}@example.org`}, 'personal', ${id}, true)`.execute(tx);
  await sql`insert into conversation (home, conversation_id, source, channel, unit, customer_id, first_in_at, last_in_at,
      last_at, in_count, out_count, answerable, agents, agent_functions, participants)
    values (0, ${id}, ${source}, 'email', ${unit}, ${id}, ${at}, ${at}, ${at}, ${said.inCount ?? 1}, 0, true, '{}', '{}', '{}')`.execute(
    tx,
  );
  await sql`insert into interaction (home, interaction_id, conversation_id, source, channel, kind, direction, at, author_id,
      copied_ids, body, model_version, language, sentiment, sentiment_words, expects_answer, substantive)
    values (0, ${id}, ${id}, ${source}, 'email', 'message', 'in', ${at}, ${id}, '{}', ${body}, '1', ${language}, 0, '{}', 1, 0)`.execute(
    tx,
  );
}

/** What the areas above would tell, at a moment. */
export function groundAt(db: Handle, now: Date): QualityGround {
  return {
    db,
    now: () => now,
    clock: () => performance.now(),
    metrics: () => [{ id: "volume", title: "Volume", definition: "How many.", views: ["message_fact"] }],
    sources: () => Promise.resolve([{ name: "shop", about: "Private messages." }]),
    models: () =>
      Promise.resolve([
        {
          id: "maturity",
          title: "Maturity",
          about: "",
          savedAt: now,
          criteria: [
            { id: "hears", says: "Messages come in.", metrics: ["volume"] },
            { id: "answers", says: "Somebody answers.", metrics: ["elsewhere"] },
          ],
        },
      ]),
    lookSoon: () => Promise.resolve(),
    members: () => Promise.resolve([{ id: "u1", name: "Eva" }]),
  };
}
