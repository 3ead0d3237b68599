import type { DataSubject, HeldBecause, PersonalDataHolder, SubjectKey } from "@firsthand/platform/personal-data";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import type { Corrected, OwnMessage, Subject } from "./contract.ts";

/** Who customers are and what is theirs; `app` fills it in from the floors above. */
export interface Subjects {
  readonly search: (tx: Handle, text: string) => Promise<readonly Subject[]>;
  /** The person that an id of an identity or a person names. */
  readonly person: (tx: Handle, id: string) => Promise<Subject | undefined>;
  readonly named: (tx: Handle, identityIds: readonly string[]) => Promise<Subject | undefined>;
  readonly data: (tx: Handle, identityIds: readonly string[]) => Promise<DataSubject>;
  readonly byKeys: (tx: Handle, keys: readonly SubjectKey[]) => Promise<readonly string[]>;
}

/** What erasing stands on. */
export interface ErasingGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly dataDirectory: string;
  readonly subjects: Subjects;
  /** Who keeps data of customers, in the order in which they erase; addresses and names are not among them. */
  readonly holders: readonly PersonalDataHolder[];
  /** Who keeps addresses and names: by them everything else is found, so they go last. */
  readonly last: PersonalDataHolder;
  /** Keeps new deliveries waiting until the transaction ends. */
  readonly keepDeliveriesAway: (tx: Handle) => Promise<void>;
}

/** Who corrects something, by which request and when. */
interface CorrectedBy {
  readonly requestId: string;
  readonly at: Date;
  readonly by: string;
}

/** How what is kept of customers is looked at and corrected; `app` fills it in from the floors above. */
export interface Correcting {
  /** What these identities wrote and got, the latest first; `after` is the id of the last of the page before. */
  readonly messages: (
    tx: Handle,
    identityIds: readonly string[],
    page: { readonly limit: number; readonly after?: string | undefined },
  ) => Promise<readonly OwnMessage[]>;
  readonly corrected: (tx: Handle, identityIds: readonly string[]) => Promise<Corrected>;
  /** Returns how many identities have another name now. */
  readonly name: (
    tx: Handle,
    change: CorrectedBy & { readonly identityIds: readonly string[]; readonly name: string },
  ) => Promise<number>;
  /** Returns of what kind the identity is. */
  readonly value: (
    tx: Handle,
    change: CorrectedBy & { readonly identityId: string; readonly value: string },
  ) => Promise<string>;
  readonly state: (
    tx: Handle,
    statement: CorrectedBy & {
      readonly identityIds: readonly [string, ...string[]];
      readonly messageId: string | null;
      readonly text: string;
    },
  ) => Promise<void>;
  readonly takeBack: (
    tx: Handle,
    which: { readonly statementId: string; readonly identityIds: readonly string[] },
  ) => Promise<void>;
}

/** What requests stand on. */
export interface PrivacyGround extends ErasingGround {
  readonly random: () => Uint8Array;
  readonly heldBecause: HeldBecause;
  readonly correcting: Correcting;
  readonly enqueue: (tx: Handle, name: string, data: object) => Promise<string>;
}

export const EXPORT_JOB = "privacy-export";
export const ERASE_JOB = "privacy-erase";

/** Tells browsers that requests changed; `log`: and what is shown of customers. */
export async function tellPrivacy(tx: Handle, log = false): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: log ? ["privacy", "log"] : ["privacy"] }));
}
