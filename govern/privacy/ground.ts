import type { DataSubject, HeldBecause, PersonalDataHolder, SubjectKey } from "@firsthand/platform/personal-data";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import type { Subject } from "./contract.ts";

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

/** What requests stand on. */
export interface PrivacyGround extends ErasingGround {
  readonly random: () => Uint8Array;
  readonly heldBecause: HeldBecause;
  readonly enqueue: (tx: Handle, name: string, data: object) => Promise<string>;
}

export const EXPORT_JOB = "privacy-export";
export const ERASE_JOB = "privacy-erase";

/** Tells browsers that requests changed; `log`: and what is shown of customers. */
export async function tellPrivacy(tx: Handle, log = false): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: log ? ["privacy", "log"] : ["privacy"] }));
}
