import { transact } from "@firsthand/platform/storage";

import { badConsentFile } from "../errors.ts";
import type { ConsentGround } from "../ground.ts";
import { listPurposes } from "../queries/list-purposes.ts";
import { readConsents, type ImportFault } from "../rules/imported.ts";
import { insertEvents, type NewEvent } from "../store/events.ts";
import { eventOf, tellConsents } from "./record-consent.ts";

/**
 * Records all consents of a CSV file (customer, purpose, channel, state, at; text, proof), or none where one line cannot
 * be taken. The same file twice records nothing twice. Throws `consent_file_faulty`, which names the lines.
 */
export async function bringConsents(
  ground: ConsentGround,
  csv: string,
  by: string,
): Promise<{ recorded: number; repeated: number }> {
  return await transact(ground.db, async (tx) => {
    const now = ground.now();
    const purposes = await listPurposes(tx);
    const { consents, faults } = readConsents(csv, purposes, now);
    const versions = new Map(purposes.map(({ id, version }) => [id, version]));
    const found = await ground.customers.find(tx, [...new Set(consents.map(({ customer }) => customer))]);
    const nobody: ImportFault[] = [];
    const events = consents.flatMap(({ customer, line, ...saying }): NewEvent[] => {
      const identity = found.get(customer);
      if (!identity) {
        nobody.push({ line, column: "customer", message: "leads to no customer of the log, or to several" });
        return [];
      }
      const version = versions.get(saying.purpose) ?? 1;
      return [eventOf(identity, { ...saying, source: "import", by }, { version, at: now })];
    });
    const wrong = [...faults, ...nobody].toSorted((a, b) => a.line - b.line);
    if (wrong.length > 0) throw badConsentFile(wrong);
    const recorded = await insertEvents(tx, [...new Map(events.map((event) => [event.id, event])).values()]);
    await tellConsents(tx);
    return { recorded, repeated: consents.length - recorded };
  });
}
