import type { PersonalDataHolder } from "@firsthand/platform/personal-data";

import { removeExport } from "./export/write-export.ts";
import { clearNotes, countNotes, findRequestsOf, takeExportsOf } from "./store/requests.ts";
import { endRestrictionsOf, findRestrictionsOf } from "./store/restrictions.ts";

const ASKED = { kept: "ids, which prove that a request was answered and lead to nobody once it is an erasure" };
const LISTED = { kept: "ids and keyed hashes, by which a restored backup is erased again" };

/** What requests themselves say of customers, and the files that were made of them. */
export function createPrivacyPersonalData({ dataDirectory }: { readonly dataDirectory: string }): PersonalDataHolder {
  return {
    module: "govern/privacy",
    tables: [
      {
        table: "privacy_request",
        personal: {
          person_id: { what: "who asked", erase: ASKED },
          identity_ids: { what: "who asked", erase: ASKED },
          note: { what: "what was noted of the request", erase: "cleared" },
          extended_why: { what: "why it took longer", erase: "cleared" },
          ended_why: { what: "how it was answered", erase: "cleared" },
        },
        plain: `request_id kind state received_at due_at made_at made_by begun_at begun_by step counts failure
        export_until export_bytes proof ended_at ended_by`,
      },
      {
        table: "restriction",
        personal: {
          identity_ids: { what: "whose data are restricted", erase: ASKED },
          why: { what: "why they are restricted", erase: "cleared" },
          lifted_why: { what: "why they are not any more", erase: "cleared" },
        },
        plain: "request_id since by_name told_at lifted_at lifted_by",
      },
      {
        table: "erasure",
        personal: {
          identity_ids: { what: "who was erased", erase: LISTED },
          keys: { what: "keyed hashes of addresses", erase: LISTED },
          delivery_ids: { what: "what was theirs", erase: LISTED },
        },
        plain: "erasure_id erased_at",
      },
    ],
    async find(tx, { identityIds }) {
      const rows = await countNotes(tx, identityIds);
      return [
        { table: "privacy_request", what: "requests with notes", rows },
        {
          table: "restriction",
          what: "restrictions, also lifted ones",
          rows: (await findRestrictionsOf(tx, identityIds)).length,
        },
      ].filter((one) => one.rows > 0);
    },
    async *export(tx, { identityIds }) {
      yield {
        section: "requests",
        title: "What you asked us for",
        records: (await findRequestsOf(tx, identityIds)).map((row) => ({
          id: row.request_id,
          kind: row.kind,
          state: row.state,
          receivedAt: row.received_at.toISOString(),
          dueAt: row.due_at.toISOString(),
          endedAt: row.ended_at?.toISOString() ?? null,
        })),
      };
      yield {
        section: "restrictions",
        title: "When your data were restricted",
        records: (await findRestrictionsOf(tx, identityIds)).map((row) => ({
          since: row.since.toISOString(),
          why: row.why,
          toldAt: row.told_at?.toISOString() ?? null,
          liftedAt: row.lifted_at?.toISOString() ?? null,
        })),
      };
    },
    async erase(tx, { identityIds }, at) {
      const files = await takeExportsOf(tx, identityIds);
      for (const requestId of files) await removeExport(dataDirectory, requestId);
      return [
        { table: "files", what: "files for handing out removed", rows: files.length },
        { table: "privacy_request", what: "notes on requests cleared", rows: await clearNotes(tx, identityIds) },
        { table: "restriction", what: "restrictions ended", rows: await endRestrictionsOf(tx, identityIds, at) },
      ];
    },
  };
}
