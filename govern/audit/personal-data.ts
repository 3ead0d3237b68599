import type { DataSubject, PersonalDataHolder } from "@firsthand/platform/personal-data";

import { eraseContent } from "./commands/erase-content.ts";
import type { AuditGround } from "./ground.ts";
import { countAbout } from "./store/about.ts";

/** What the record of who did what says of customers: that something was done stays, with what and to whom does not. */
export function createAuditPersonalData(ground: Pick<AuditGround, "key">): PersonalDataHolder {
  return {
    module: "govern/audit",
    tables: [
      {
        table: "audit_line",
        personal: {
          content: { what: "names and values before and after a change", erase: "cleared" },
          subject_id: { what: "to whom something was done", erase: IDS_ONLY },
          about: { what: "whom it was about", erase: IDS_ONLY },
        },
        plain: `line_id at actor_kind actor_id operation subject_kind unit outcome code request_id content_salt
          content_hash erased_at erased_by erasure line_hash seal_number`,
      },
    ],
    async find(tx, subject) {
      const rows = await countAbout(tx, idsOf(subject));
      return rows > 0 ? [{ table: "audit_line", what: "lines of the record about them", rows }] : [];
    },
    // The record is of what members did; a customer is handed out what is theirs by the others.
    async *export() {},
    async erase(tx, subject, at) {
      const rows = await eraseContent(tx, ground, { subjectIds: idsOf(subject), at, by: "erasure" });
      return [{ table: "audit_line", what: "lines of the record cleared", rows }];
    },
  };
}

const IDS_ONLY = { kept: "ids, which say nothing of anybody once their identities are without name" };

function idsOf({ identityIds, conversationIds, messageIds }: DataSubject): string[] {
  return [...identityIds, ...conversationIds, ...messageIds];
}
