import type { Handle } from "@firsthand/platform/storage";

import type { ConsentSummary } from "../contract.ts";
import type { ConsentGround } from "../ground.ts";
import { listPurposes } from "./list-purposes.ts";

/** How many customers gave and withdrew what, and of how many nothing is known. */
export async function summarise(tx: Handle, { customers }: ConsentGround): Promise<ConsentSummary> {
  const { people, said } = await customers.count(tx);
  const counted = new Map(said.map((row) => [`${row.purpose} ${row.channel}`, row]));
  const purposes = (await listPurposes(tx)).filter(({ active }) => active);
  return {
    people,
    rows: purposes.flatMap(({ id, channels }) =>
      channels.map((channel) => {
        const { given = 0, withdrawn = 0 } = counted.get(`${id} ${channel}`) ?? {};
        return { purpose: id, channel, given, withdrawn, unknown: Math.max(0, people - given - withdrawn) };
      }),
    ),
  };
}
