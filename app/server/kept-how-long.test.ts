import { readFileSync } from "node:fs";
import { join } from "node:path";

import { field } from "@firsthand/govern/retention/contract";
import { expect, test } from "vitest";

import { erasingGround } from "../erasing.ts";

type Ground = Parameters<typeof erasingGround>;

/** By which rules what a table holds of customers goes; where there is none, why. */
const goesBy: Readonly<Record<string, readonly string[] | { readonly because: string }>> = {
  interaction: ["words"],
  attachment: ["words"],
  search_entry: ["words"],
  label_correction: ["words"],
  delivery: ["words", "deliveries", "quarantine"],
  delivery_revision: ["words", "deliveries"],
  identity: ["identities"],
  identity_key: ["identities"],
  identity_link: ["identities"],
  identity_candidate: ["identities"],
  identity_correction: ["identities"],
  person_profile: ["identities"],
  document: { because: "written for many, and as long as its source has it" },
  insight: { because: "what was learnt from many, written by members; whom it names is taken out with them" },
  insight_step: { because: "how a finding came to be acted on has to be told; whom it names is taken out with them" },
  insight_verbatim: { because: "ids of messages, whose words go by their own rule" },
  insight_raiser: { because: "ids, by which figures stay what they were" },
  reply: { because: "in the log once it went out; else cleared after a week, or a month where nobody decided" },
  chat_visitor: { because: "forgotten when a browser was silent for a year, or a day after a site only named them" },
  upload: { because: "removed when its import has ended, or three days after anybody touched it" },
  audit_line: { because: "kept as long as the setting of the audit record says" },
  conversation: { because: "ids, by which figures stay what they were" },
  thread_node: { because: "ids, by which figures stay what they were" },
  identity_parting: { because: "ids, by which figures stay what they were" },
  import_occurrence: { because: "hashes, by which a file that comes again is known" },
  import_run: { because: "how the log came about, without what stood in the file" },
  consent_event: { because: "has to be provable as long as it counts" },
  consent_link: { because: "has to be provable as long as it counts" },
  customer_statement: { because: "customers asked that it is read beside their data" },
  legal_hold: { because: "why data were kept although a rule said otherwise" },
  restriction: { because: "why data were kept although a rule said otherwise" },
  taxonomy_version: { because: "what topics were learnt from; examples taken from somebody's messages go with them" },
  label_judgement: {
    because: "ids and labels, by which reading is measured over the years; words go by their own rule",
  },
  label_candidate: { because: "ids of messages; those that wait are chosen anew each day, from what has words still" },
  theme: { because: "words that several people use; forgotten 90 days after they were found last" },
  theme_message: { because: "ids of messages, whose words go by their own rule" },
  pulse_watch: { because: "what members want to be told of; whom it names is taken out with them" },
  pulse_drill: { because: "that alerts were practised has to be provable; whom it names is taken out with them" },
  pulse_incident: { because: "what was learnt from a crisis is written by members, for the next one" },
  pulse_entry: { because: "what was done in a crisis has to be provable; whom it names is taken out with them" },
  pulse_statement: { because: "what was said in public has to be provable" },
  pulse_task: { because: "what was done in a crisis has to be provable; whom it names is taken out with them" },
  privacy_request: { because: "that rights were kept has to be provable" },
  erasure: { because: "that rights were kept has to be provable" },
};

test("whatever holds something of customers goes by a rule, or says why not, also in the guide", () => {
  const nobody = {} as Ground[0]; // what tables a module has is known without a database
  const ground = erasingGround(nobody, { dataDirectory: "/nowhere", secret: "x" }, () => new Date());
  const held = [...ground.holders, ground.last].flatMap(({ tables }) =>
    tables.filter(({ personal }) => Object.keys(personal).length > 0).map(({ table }) => table),
  );
  expect(Object.keys(goesBy).toSorted()).toEqual(held.toSorted());
  const guide = readFileSync(join(import.meta.dirname, "../../docs/privacy.md"), "utf8");
  const rows = guide.split("\n").filter((line) => line.startsWith("| `"));
  for (const [table, rules] of Object.entries(goesBy)) {
    expect(
      rows.some((row) => row.split("|")[1]?.includes(`\`${table}\``)),
      table,
    ).toBe(true);
    if (Array.isArray(rules)) for (const rule of rules) expect(field.options).toContain(rule);
  }
});
