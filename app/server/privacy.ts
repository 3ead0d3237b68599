import { join } from "node:path";

import { conversationsPersonalData } from "@firsthand/engage/conversations";
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
import { searchPersonalData } from "@firsthand/engage/search";
import { auditKey, createAuditPersonalData } from "@firsthand/govern/audit";
import { consentPersonalData } from "@firsthand/govern/consent";
import {
  createPrivacyRouter,
  definePrivacyJobs,
  privacyPersonalData,
  privacyPlainRoutes,
  replayErasures,
  type ErasingGround,
  type PrivacyGround,
  type Subject,
} from "@firsthand/govern/privacy";
import { retentionPersonalData } from "@firsthand/govern/retention";
import type { Config } from "@firsthand/platform/config";
import { type ApiMount, type HttpSettings, mountApi } from "@firsthand/platform/http";
import type { HeldBecause } from "@firsthand/platform/personal-data";
import type { AfterRestore, Handle } from "@firsthand/platform/storage";

import { liveWorld, secretOf } from "../world.ts";
import type { Ground } from "./ground.ts";

/** What requests of customers bring to the server. */
interface PrivacyWiring {
  readonly mount: ApiMount;
  readonly plainRoutes: NonNullable<HttpSettings["plainRoutes"]>;
}

/** The endpoints, files and jobs of what customers ask for of their data. */
export function wirePrivacy({ storage: { db }, jobs, now, config }: Ground, heldBecause: HeldBecause): PrivacyWiring {
  const ground: PrivacyGround = {
    ...erasingGround(db, config, now),
    random: liveWorld(config).random,
    heldBecause,
    enqueue: (tx, name, data) => jobs.enqueue(tx, name, data),
  };
  definePrivacyJobs(jobs, ground);
  return {
    mount: mountApi({
      name: "privacy",
      router: createPrivacyRouter(),
      context: (asker) => ({ ground, asker }),
    }),
    plainRoutes: privacyPlainRoutes(ground),
  };
}

/** Erases again whom a restored backup brought back. */
export function afterRestore(config: Config): AfterRestore {
  return (db) => replayErasures(erasingGround(db, config, () => new Date()));
}

/** Who keeps data of customers, and how customers are found. */
export function erasingGround(
  db: Handle,
  config: Pick<Config, "dataDirectory" | "secret">,
  now: () => Date,
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
      conversationsPersonalData,
      listenPersonalData,
      consentPersonalData,
      retentionPersonalData,
      createAuditPersonalData({ key: auditKey(secretOf(config)) }),
      privacyPersonalData,
    ],
    last: identitiesPersonalData,
    keepDeliveriesAway,
  };
}

const FOUND_AT_ONCE = 20;

/** People by what begins with a text; each once, with all identities. */
async function searchSubjects(tx: Handle, text: string): Promise<Subject[]> {
  const found = await searchPeople(tx, text, { limit: FOUND_AT_ONCE });
  const people = new Map<string, Subject>();
  for (const { personId } of found) {
    const subject = people.has(personId) ? undefined : await findSubjectPerson(tx, personId);
    if (subject) people.set(personId, subject);
  }
  return [...people.values()];
}
