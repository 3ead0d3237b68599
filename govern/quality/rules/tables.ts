/** What the product says of one of its tables. */
export interface TableNote {
  readonly about: string;
  /** Whether it holds data of customers or of people who work here. */
  readonly personal: boolean;
  /** The column whose greatest value tells when something last came. */
  readonly time?: string;
  /** Deliveries of sources end here. */
  readonly fed?: true;
  /** Rules may look at it; the others hold secrets or serve the installation alone. */
  readonly open?: true;
}

const fed = { personal: true, fed: true, open: true } as const;
const work = { personal: false } as const;
const people = { personal: true } as const;

/** Every table of the product; a test fails when one is missing. */
export const tableNotes: Readonly<Record<string, TableNote>> = {
  interaction: { ...fed, about: "What was said or done, with what was read in it.", time: "at" },
  conversation: { ...fed, about: "One matter with one customer, with its facts.", time: "last_at" },
  conversation_alias: { ...fed, about: "Earlier ids of conversations that were joined." },
  thread_node: { ...fed, about: "What answers what, one node a message.", time: "at" },
  attachment: { ...fed, about: "Files that came with messages: their names, kinds and sizes." },
  attachment_leaving: {
    ...work,
    about: "Files that a message no longer names, until it was looked whether another does.",
  },
  delivery: { ...fed, about: "What was delivered, as a record or as raw bytes.", time: "received_at" },
  delivery_revision: { ...fed, about: "Every revision of what was delivered.", time: "received_at" },
  identity: { ...fed, about: "One way to recognise somebody: an account, an address, a number.", time: "name_at" },
  identity_key: { ...fed, about: "Keyed hashes that lead to an identity." },
  identity_link: { ...fed, about: "Why two identities are one person.", time: "made_at" },
  person_profile: { ...fed, about: "What other systems know of somebody.", time: "received_at" },
  document: { ...work, open: true, about: "What is written for many, as sources tell of it.", time: "received_at" },
  identity_parting: {
    ...people,
    open: true,
    about: "Pairs of identities that people said are not one person.",
    time: "at",
  },
  label_correction: {
    ...people,
    open: true,
    about: "What people said of a label, version by version.",
    time: "made_at",
  },
  interaction_change: { ...work, about: "What happened to interactions, until the search took it.", time: "noted_at" },
  label_renaming: { ...work, about: "Topics and intents that messages are still to follow.", time: "asked_at" },
  interaction_follower: { ...work, about: "Whether anybody follows what happens in the log." },
  interaction_news: { ...work, about: "What happened in the log, until the webhooks took it.", time: "noted_at" },
  webhook_endpoint: { ...work, about: "Where events of the log are sent, and how that goes.", time: "done_at" },
  webhook_secret: { ...work, about: "The sealed secrets that outgoing webhooks are signed with." },
  webhook_place: { ...work, about: "How many events of the log were numbered." },
  webhook_event: { ...work, about: "Events of the last days, by number, without what was said.", time: "at" },
  webhook_delivery: { ...work, about: "Which event waits for which endpoint, and what became of it.", time: "due_at" },
  webhook_attempt: { ...work, about: "Every attempt to deliver, with the beginning of the answer.", time: "at" },
  assist_settings: {
    ...work,
    about: "Which language model is asked, if any, with its sealed key.",
    time: "changed_at",
  },
  assist_use: { ...people, about: "When a language model was asked, by whom and what for.", time: "at" },
  chat_widget: { ...work, about: "Chats on web pages, and how they look.", time: "made_at" },
  chat_widget_secret: { ...work, about: "The sealed secrets by which sites prove who their visitors are." },
  chat_visitor: { ...people, about: "Visitors of chats whom the browser or the site knows again.", time: "last_at" },
  search_entry: { ...people, about: "The words of each message, for the search." },
  search_week: { ...work, about: "The weeks in which anything was said." },
  source: {
    ...work,
    open: true,
    about: "What a source declares: public or private, complete or a selection.",
    time: "declared_at",
  },
  import_run: { ...work, open: true, about: "How far each import has come.", time: "started_at" },
  import_occurrence: { ...work, about: "How often equal rows without an id were met in an import." },
  incoming_hook: { ...work, about: "Where other systems send their events, signed.", time: "last_used_at" },
  incoming_hook_secret: { ...work, about: "The sealed secrets of incoming webhooks." },
  upload: { ...work, about: "Files on their way to the server.", time: "touched_at" },
  mapping_file: { ...work, open: true, about: "Mappings of files, saved under a name.", time: "saved_at" },
  account_user: { ...people, about: "People who may come in.", time: "last_seen_at" },
  account_session: { ...people, about: "Where people are signed in.", time: "last_seen_at" },
  account_credential: { ...people, about: "How people prove who they are: passwords as hashes." },
  account_verification: { ...people, about: "Asked for by the library of sign-in; it stays empty." },
  account_invitation: { ...people, about: "Invitations that nobody took up yet.", time: "created_at" },
  account_key: { ...people, about: "API keys as hashes.", time: "last_used_at" },
  account_attempt: { ...people, about: "Failed attempts to sign in." },
  account_role: { ...work, about: "Roles: named sets of what somebody may do.", time: "changed_at" },
  account_grant: { ...people, about: "Who has which role, for which unit and function.", time: "granted_at" },
  account_totp: { ...people, about: "Second factors by codes, sealed.", time: "created_at" },
  account_recovery_code: { ...people, about: "Codes for who lost a second factor, as hashes." },
  account_passkey: { ...people, about: "Passkeys of people who sign in with them.", time: "last_used_at" },
  account_challenge: { ...people, about: "Steps of signing in that wait for the next one.", time: "created_at" },
  account_sign_in_rule: { ...work, about: "What holds for everybody who signs in.", time: "changed_at" },
  account_provider: { ...work, about: "Other systems by which people may sign in.", time: "changed_at" },
  unit: { ...work, open: true, about: "Brands, markets and teams, as a tree.", time: "changed_at" },
  audit_line: { ...people, about: "Who did what to what, when and from where.", time: "at" },
  audit_seal: { ...work, about: "Seals over the lines of the audit record, each over the one before.", time: "at" },
  audit_retention: { ...work, about: "How long the audit record is kept." },
  audit_check: { ...work, about: "When the audit record was verified, and what was found.", time: "checked_at" },
  consent_purpose: { ...work, open: true, about: "For what customers are asked whether they agree.", time: "at" },
  consent_event: {
    ...people,
    about: "What customers agreed to and what not, with when, where and which text.",
    time: "at",
  },
  consent_link: { ...people, about: "Links to the page on which customers say what they agree to.", time: "made_at" },
  privacy_request: { ...people, about: "Requests of customers about their own data.", time: "made_at" },
  restriction: {
    ...people,
    open: true,
    about: "Whose data are only kept and not used, as ids, and since when.",
    time: "since",
  },
  identity_correction: {
    ...people,
    about: "What customers had corrected of their names and addresses.",
    time: "at",
  },
  customer_statement: { ...people, about: "What customers want to be read beside their data.", time: "at" },
  erasure: {
    ...people,
    about: "Whose data were erased, as ids, so that a restored backup forgets them too.",
    time: "erased_at",
  },
  legal_hold: { ...people, about: "Data that may not be erased for a while, and why." },
  retention_rule: { ...work, open: true, about: "How long which data are kept." },
  retention_run: { ...work, open: true, about: "What each run of these rules took out." },
  keeping_run: { ...work, about: "Backups that were made and tried.", time: "began_at" },
  backup_key_kept: { ...work, about: "Which key for backups is kept elsewhere.", time: "kept_at" },
  identity_candidate: { ...people, open: true, about: "Pairs of identities that may be one person.", time: "found_at" },
  migration: { ...work, about: "Which changes of the tables this database has." },
  published_view: { ...work, about: "Which views this database publishes." },
  metric_point: {
    ...work,
    open: true,
    about: "The figures of months that are over, as they were reported.",
    time: "recorded_at",
  },
  model_version: { ...work, open: true, about: "Every version of a model that was in force.", time: "saved_at" },
  taxonomy_version: {
    ...work,
    open: true,
    about: "Every version of topics and intents that was in force.",
    time: "saved_at",
  },
  taxonomy_classifier: {
    ...work,
    about: "What reads topics, as it was trained: weights, no texts.",
    time: "trained_at",
  },
  attestation: { ...people, open: true, about: "What owners answered to criteria.", time: "at" },
  attestation_owner: { ...people, open: true, about: "Who answers for which criterion." },
  attestation_proof: { ...people, open: true, about: "Files given as proof of an answer.", time: "at" },
  attestation_file: { ...people, about: "The bytes of such files, each once." },
  sample: { ...work, about: "Whether the sample organisation is here." },
  quality_rule: { ...work, open: true, about: "Rules for data, version by version.", time: "saved_at" },
  quality_run: { ...work, open: true, about: "What each look of a rule at the data found.", time: "at" },
  catalogue_note: { ...people, open: true, about: "Owners and descriptions of data.", time: "saved_at" },
  catalogue_day: { ...work, open: true, about: "The entries of the catalogue on each day.", time: "at" },
  freshness_look: { ...work, open: true, about: "How old data were on which decisions run.", time: "at" },
  place: { ...work, open: true, about: "Where customers speak, as people listed it.", time: "at" },
  connection: { ...work, about: "Systems from which what is said is fetched; secrets are sealed.", time: "made_at" },
  own_connector: {
    ...work,
    about: "Connectors that people of the organisation wrote, as their files stand.",
    time: "changed_at",
  },
  connection_agreement: { ...work, about: "Who left to agree on the other side and may come back." },
  reply: {
    ...people,
    about: "What is written to customers, until it went out and stands in the log.",
    time: "made_at",
  },
  connection_stream: { ...work, about: "How far each stream of a connection was read.", time: "read_at" },
  connection_hour: { ...work, open: true, about: "What came of each stream, hour by hour.", time: "hour" },
  flow_hour: { ...work, open: true, about: "What came by keys, webhooks and chats, hour by hour.", time: "hour" },
  insight: {
    ...people,
    open: true,
    about: "Findings: what was learnt, its evidence, how far it is.",
    time: "found_at",
  },
  insight_step: { ...people, open: true, about: "What was done about findings, step by step.", time: "at" },
  insight_verbatim: { ...people, open: true, about: "Messages that say best what a finding says.", time: "added_at" },
  insight_raiser: { ...people, open: true, about: "In which conversations something was raised.", time: "raised_at" },
  digest_subscription: { ...work, about: "Who receives the weekly digest of which function.", time: "since" },
  digest_report: { ...work, open: true, about: "Digests that went out, and when they were opened.", time: "sent_at" },
  label_judgement: {
    ...people,
    open: true,
    about: "What people said of labels of texts, with what the machine had said before.",
    time: "judged_at",
  },
  label_candidate: { ...people, open: true, about: "Texts that wait to be judged.", time: "drawn_at" },
  label_draw: { ...work, open: true, about: "When texts to be judged were last chosen.", time: "drawn_at" },
  theme: { ...people, open: true, about: "Themes that nobody named.", time: "found_at" },
  theme_message: { ...people, open: true, about: "Which messages belong to which theme." },
  theme_look: {
    ...work,
    open: true,
    about: "When themes were last looked for, and in how many messages.",
    time: "looked_at",
  },
  reading_alarm: { ...work, open: true, about: "What left its band in the reading of texts.", time: "began_at" },
  reading_look: { ...work, open: true, about: "The last look at what is read in texts.", time: "looked_at" },
  pulse_watch: { ...people, open: true, about: "What is watched, and how far.", time: "changed_at" },
  pulse_point: { ...work, open: true, about: "Each step of a watch, with what was to be expected.", time: "at" },
  pulse_incident: { ...people, open: true, about: "What stood out, from onset to review.", time: "alerted_at" },
  pulse_entry: { ...people, about: "The timelines of incidents.", time: "at" },
  pulse_statement: { ...people, about: "What was said in public on incidents.", time: "drafted_at" },
  pulse_task: { ...people, about: "Tasks of incidents.", time: "made_at" },
  pulse_drill: { ...people, open: true, about: "Invented crises, and when they were found.", time: "began_at" },
  connection_drift: { ...work, open: true, about: "Fields that changed on the other side.", time: "last_at" },
};

/**
 * Columns in which stands what customers wrote or by what they are known: a rule may ask whether there is something and
 * what it looks like, but not whether it is this or that.
 */
export const customersWords: ReadonlySet<string> = new Set([
  "identity.value",
  "identity.name",
  "interaction.subject",
  "interaction.body",
  "delivery.external_id",
  "delivery.reason",
  "identity_link.reason",
  "identity_link.undone_reason",
  "label_correction.reason",
]);

/** `quality_run` as people read it: "Quality run". */
export function tableTitle(name: string): string {
  const words = name.replaceAll("_", " ");
  return words.charAt(0).toUpperCase() + words.slice(1);
}
