import { join } from "node:path";

import { createAttachmentsPersonalData } from "@firsthand/engage/attachments";
import { chatPersonalData } from "@firsthand/engage/chat";
import { conversationsPersonalData } from "@firsthand/engage/conversations";
import { documentsPersonalData } from "@firsthand/engage/documents";
import {
  findDataSubject,
  findIdentitiesByKeys,
  findSubjectPerson,
  identitiesPersonalData,
  nameSubject,
  searchPeople,
} from "@firsthand/engage/identities";
import { createImportsPersonalData } from "@firsthand/engage/imports";
import { keepDeliveriesAway, listenPersonalData } from "@firsthand/engage/listen";
import { profilesPersonalData } from "@firsthand/engage/profiles";
import { holdRestored, repliesPersonalData } from "@firsthand/engage/replies";
import { searchPersonalData } from "@firsthand/engage/search";
import { auditKey, createAuditPersonalData } from "@firsthand/govern/audit";
import { consentPersonalData } from "@firsthand/govern/consent";
import {
  createPrivacyPersonalData,
  replayErasures,
  type ErasingGround,
  type Subject,
  writeOutErasures,
} from "@firsthand/govern/privacy";
import { retentionPersonalData } from "@firsthand/govern/retention";
import { insightPersonalData } from "@firsthand/learn/insight";
import { pulsePersonalData } from "@firsthand/learn/pulse";
import { taxonomyPersonalData } from "@firsthand/learn/taxonomy";
import { labellingPersonalData } from "@firsthand/learn/labelling";
import { themesPersonalData } from "@firsthand/learn/themes";
import type { Config } from "@firsthand/platform/config";
import { createFiles } from "@firsthand/platform/files";
import type { AfterRestore, BeforeRestore, Handle } from "@firsthand/platform/storage";

import { secretOf } from "./world.ts";

/** Erases again whom a restored backup brought back, and has none of its replies go out a second time. */
export function afterRestore(config: Pick<Config, "dataDirectory" | "secret" | "fileBucket">): AfterRestore {
  return async (db, file) => {
    await holdRestored(db, new Date());
    return await eraseAgain(config)(db, file);
  };
}

/** Erases again who was erased. Uploaded files are no part of a backup, and are left alone. */
export function eraseAgain(config: Pick<Config, "dataDirectory" | "secret" | "fileBucket">): AfterRestore {
  return (db, file) => {
    const secret = config.secret === undefined ? file?.secret : undefined;
    const ground = erasingGround(db, config, () => new Date(), secret);
    return replayErasures({ ...ground, holders: ground.holders.filter(({ module }) => module !== UPLOADS) });
  };
}

/** What only the database that is replaced knows of erasures is written to the list beside it. */
export function beforeRestore({ dataDirectory }: Pick<Config, "dataDirectory">): BeforeRestore {
  return async (db) => void (await writeOutErasures(db, dataDirectory));
}

const UPLOADS = "engage/imports";

/** Who keeps data of customers, and how customers are found. */
export function erasingGround(
  db: Handle,
  config: Pick<Config, "dataDirectory" | "secret" | "fileBucket">,
  now: () => Date,
  secret: Buffer = secretOf(config),
): ErasingGround {
  return {
    db,
    now,
    dataDirectory: config.dataDirectory,
    subjects: {
      search: searchSubjects,
      person: findSubjectPerson,
      named: nameSubject,
      data: findDataSubject,
      byKeys: findIdentitiesByKeys,
    },
    // The index of words before the messages that it is made of.
    holders: [
      createImportsPersonalData({ directory: join(config.dataDirectory, "uploads") }),
      searchPersonalData,
      createAttachmentsPersonalData({ files: createFiles(config) }),
      chatPersonalData,
      // Examples of topics are known by the messages that they were taken from.
      taxonomyPersonalData,
      conversationsPersonalData,
      listenPersonalData,
      repliesPersonalData,
      profilesPersonalData,
      documentsPersonalData,
      consentPersonalData,
      retentionPersonalData,
      pulsePersonalData,
      insightPersonalData,
      themesPersonalData,
      labellingPersonalData,
      createAuditPersonalData({ key: auditKey(secret) }),
      createPrivacyPersonalData(config),
    ],
    last: identitiesPersonalData,
    keepDeliveriesAway,
  };
}

const FOUND_AT_ONCE = 20;

/** People by what begins with a text; each once, with all identities. */
async function searchSubjects(tx: Handle, text: string): Promise<Subject[]> {
  const found = await searchPeople(tx, text, { limit: FOUND_AT_ONCE, restricted: true });
  const people = new Map<string, Subject>();
  for (const { personId } of found) {
    const subject = people.has(personId) ? undefined : await findSubjectPerson(tx, personId);
    if (subject) people.set(personId, subject);
  }
  return [...people.values()];
}
