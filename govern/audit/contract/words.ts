import { accessWords } from "./words-of-access.ts";

/** What somebody did, as it follows their name: `Ann` `changed the role of a member`. */
export type OperationWords = Readonly<Record<string, string>>;

/** The groups of operations, by the word before the first dot. */
export const areaWords: OperationWords = {
  access: "Accounts and access",
  attestations: "Answers of owners",
  audit: "This record",
  consent: "Consent",
  conversations: "Conversations",
  health: "Jobs",
  imports: "Imports and quarantine",
  metrics: "Figures",
  models: "Models",
  people: "People",
  position: "Position",
  privacy: "Privacy",
  quality: "Quality of data",
  retention: "Retention",
  sample: "Sample organisation",
  search: "Search",
  command: "Command line",
  job: "By itself",
};

/** Every operation that stands in the record, in words. */
export const operationWords: OperationWords = {
  ...accessWords,
  "attestations.give": "answered for a criterion",
  "attestations.sign": "signed an answer as the second person",
  "attestations.check": "said that they looked at a proof",
  "attestations.withdraw": "took an answer back",
  "attestations.own": "named who answers for a criterion",
  "attestations.proof": "fetched a file given as proof",
  "audit.export": "exported the record of who did what",
  "audit.keep": "set how long this record is kept",
  "audit.leftOut": "was refused more often than is written line by line",
  "audit.verify": "checked that this record is whole",
  "conversations.correct": "corrected what a machine read in a message",
  "conversations.thread": "read a conversation",
  "conversations.revisions": "read what a message said before it was edited",
  "conversations.undoCorrection": "went back to what the machine read in a message",
  "health.retryJob": "had a failed job tried again",
  "imports.mappings.remove": "removed a mapping file",
  "imports.mappings.save": "saved a mapping file",
  "imports.quarantine.dismiss": "took something off the quarantine",
  "imports.quarantine.raw": "fetched the bytes of something in the quarantine",
  "imports.quarantine.replay": "tried the quarantine again",
  "imports.quarantine.show": "looked at something in the quarantine",
  "imports.runs.resume": "had an import go on",
  "imports.runs.start": "imported a file",
  "imports.runs.stop": "stopped an import",
  "imports.uploads.begin": "uploaded a file",
  "imports.uploads.remove": "gave up an upload",
  "metrics.exportCases": "exported the cases behind a figure",
  "metrics.export": "exported the figures",
  "models.save": "put another version of a model in force",
  "people.link": "decided that two identities are one person",
  "people.show": "looked at a customer",
  "people.undo": "took a link between two identities back",
  "position.print": "printed the position",
  "sample.load": "loaded the sample organisation",
  "sample.remove": "removed the sample organisation",
  "command.backup": "made a backup",
  "command.export": "exported the log",
  "command.import": "imported a file",
  "command.load": "loaded an export",
  "command.model save": "put another version of a model in force",
  "command.people link": "decided that two identities are one person",
  "command.people show": "looked at a customer",
  "command.people undo": "took a link between two identities back",
  "command.quarantine dismiss": "took something off the quarantine",
  "command.quarantine replay": "tried the quarantine again",
  "command.quarantine show": "looked at something in the quarantine",
  "command.restore": "restored a backup",
  "command.sample load": "loaded the sample organisation",
  "command.sample remove": "removed the sample organisation",
  "command.audit export": "exported the record of who did what",
};

/** Who did something, by kind. */
export const actorKindWords = {
  person: "Person",
  key: "API key",
  installation: "Access key",
  command: "Command line",
  job: "By itself",
  nobody: "Nobody known",
} as const;

/** An operation in words; one that has none yet is told by its name. */
export function wordsFor(operation: string): string {
  const known = operationWords[operation];
  if (known !== undefined) return known;
  if (operation.startsWith("job.")) return `did “${operation.slice("job.".length).replaceAll("-", " ")}”`;
  if (operation.startsWith("command.")) return `ran “firsthand ${operation.slice("command.".length)}”`;
  return `did “${operation}”`;
}
