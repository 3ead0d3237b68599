import {
  type DataSubject,
  type HeldTable,
  markerOf,
  type PersonalDataHolder,
  TAKEN_OUT,
} from "@firsthand/platform/personal-data";
import type { Handle } from "@firsthand/platform/storage";

import {
  clearLinks,
  findLinks,
  findNaming,
  findWatching,
  rewrite,
  watchOtherwise,
  WRITTEN,
  type Written,
  type WrittenRow,
} from "./store/personal-data.ts";

const ofMembers = { kept: "the work of a member, which is theirs" };

const NAME = { what: "what members called it, where it names them", erase: "rewritten" } as const;

const tables: readonly HeldTable[] = [
  {
    table: "pulse_watch",
    personal: { name: NAME, filter: { what: "words that are looked for and name them", erase: "rewritten" } },
    plain: `watch_id version origin shipped_as kind step sensitivity told enabled made_by made_at changed_by changed_at
      alerts_from learning_until detector settled_until evaluated_until learnt_at counted_at compared_at`,
  },
  {
    table: "pulse_drill",
    personal: { name: NAME },
    plain: `drill_id watch_id unit state times usual began_at ends_at alert_at acknowledged_at incident_id by_name by_id`,
  },
  {
    table: "pulse_incident",
    personal: {
      learnt: { what: "what was learnt, where it names them", erase: "rewritten" },
      name: NAME,
      parts: { what: "members who take part", erase: ofMembers },
    },
    plain: `incident_id watch_id unit kind step drill_id onset detected_at alerted_at ended_at peak_at peak severity
      excess told_severity acknowledged_by acknowledged_at false_alarm_by false_alarm_at reviewed_by reviewed_at version`,
  },
  {
    table: "pulse_entry",
    personal: {
      text: { what: "lines of a timeline that name them or are tied to their conversations", erase: "rewritten" },
      conversation_id: {
        what: "their conversations that belong to an incident",
        erase: { kept: "an id, which leads to a conversation without content" },
      },
    },
    plain: "entry_id incident_id at by_name kind",
  },
  {
    table: "pulse_statement",
    personal: {
      text: { what: "statements that name them", erase: "rewritten" },
      audience: { what: "for whom a statement is, where that names them", erase: "rewritten" },
    },
    plain: `statement_id incident_id version state drafted_by drafted_at approved_by approved_at published_by
      published_at`,
  },
  {
    table: "pulse_task",
    personal: { title: { what: "tasks that name them", erase: "rewritten" } },
    plain: "task_id incident_id version owner_id owner_name due_at made_by made_at done_by done_at",
  },
];

/** What people wrote in war rooms. What explains an incident is read from the log each time, and kept nowhere. */
export const pulsePersonalData: PersonalDataHolder = {
  module: "learn/pulse",
  tables,
  async find(tx, subject) {
    const mentions = await findMentions(tx, subject);
    const watching = await findWatching(tx, markerOf(subject, "anywhere").patterns);
    return [
      ...WRITTEN.map((written) => ({
        table: written.table,
        what: `${written.what} that name them`,
        rows: mentions.filter((one) => one.written === written).length,
      })),
      { table: "pulse_watch", what: "watches that look for them", rows: watching.length },
    ].filter(({ rows }) => rows > 0);
  },
  async *export(tx, { conversationIds }) {
    yield {
      section: "incidents",
      title: "Notes on incidents that are tied to your conversations",
      records: (await findLinks(tx, conversationIds)).map(({ id, at, text }) => ({ id, at: at.toISOString(), text })),
    };
  },
  async erase(tx, subject, at) {
    const mentions = await findMentions(tx, subject);
    for (const { written, row } of mentions) await rewrite(tx, written, row);
    return [
      { table: "pulse_watch", what: "watches that looked for them", rows: await eraseWords(tx, subject, at) },
      ...WRITTEN.map((written) => ({
        table: written.table,
        what: `${written.what} in which they were named`,
        rows: mentions.filter((one) => one.written === written).length,
      })).filter(({ rows }) => rows > 0),
      {
        table: "pulse_entry",
        what: "notes tied to their conversations",
        rows: await clearLinks(tx, subject.conversationIds, TAKEN_OUT),
      },
    ];
  },
};

/** What watches look for, without what names them; one that looked for nothing else is switched off. How many there were. */
async function eraseWords(tx: Handle, subject: DataSubject, at: Date): Promise<number> {
  const { patterns, takeOut } = markerOf(subject, "anywhere");
  const watching = await findWatching(tx, patterns);
  for (const { watch_id, filter } of watching) {
    const words = (filter.words ?? []).filter((word) => takeOut(word) === word);
    const enabled = words.length > 0;
    await watchOtherwise(
      tx,
      { watch_id, filter: { ...filter, words: enabled ? words : [TAKEN_OUT] } },
      { enabled, at },
    );
  }
  return watching.length;
}

/** Texts that name the customer, as they are without. */
async function findMentions(tx: Handle, subject: DataSubject): Promise<{ written: Written; row: WrittenRow }[]> {
  const marker = markerOf(subject, "anywhere");
  const found: { written: Written; row: WrittenRow }[] = [];
  for (const written of WRITTEN) {
    for (const row of await findNaming(tx, written, marker.patterns)) {
      const text = marker.takeOut(row.text);
      if (text !== row.text) found.push({ written, row: { ...row, text } });
    }
  }
  return found;
}
