import { userInfo } from "node:os";

import { findIdentity, linkIdentities, showPerson, undoLink } from "@firsthand/engage/identities";
import { transact } from "@firsthand/platform/storage";

import { print, printJson, table } from "./output.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

interface Decision extends Place {
  readonly reason: string;
}

/** `firsthand people show VALUE`: a person with all identities, and why they are one. */
export async function showOne(value: string, options: Place & { readonly json?: boolean }): Promise<void> {
  const person = await withLog(options, ({ storage }) => showPerson(storage.db, value));
  if (options.json) {
    printJson(person);
    return;
  }
  const rows = person.identities.map((one) => [one.identityId, one.kind, one.space, one.value, one.name, one.sharing]);
  print(table(["identity", "kind", "of", "value", "name", "use"], rows));
  if (person.links.length === 0) return;
  print();
  const links = person.links.map((link) => [
    link.fromId,
    link.toId,
    link.rule,
    link.state,
    link.madeBy,
    link.undoneReason ?? link.reason,
  ]);
  print(table(["from", "to", "why", "state", "by", "reason"], links));
}

/** `firsthand people link A B`: a person decides that two identities are one person. */
export async function linkTwo(from: string, to: string, options: Decision): Promise<void> {
  await decide(from, to, options, linkIdentities);
  print(`Linked. ${nextCommand("people undo ONE OTHER --reason TEXT", options)} takes it back exactly.`);
}

/** `firsthand people undo A B`: takes a link back, also one that a rule made. */
export async function undoTwo(from: string, to: string, options: Decision): Promise<void> {
  await decide(from, to, options, undoLink);
  print("Undone. The persons are what they were without this link; the rule will not make it again.");
}

async function decide(from: string, to: string, options: Decision, command: typeof linkIdentities): Promise<void> {
  await withLog(options, ({ storage }) =>
    transact(storage.db, async (tx) => {
      const [one, other] = [await findIdentity(tx, from), await findIdentity(tx, to)];
      const by = userInfo().username;
      await command(tx, { fromId: one.identityId, toId: other.identityId, by, reason: options.reason, at: new Date() });
    }),
  );
}
