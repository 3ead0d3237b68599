import type { Asker } from "@firsthand/platform/http";
import { logChannel } from "@firsthand/platform/live";
import { notify, type Handle } from "@firsthand/platform/storage";

import type { Somebody } from "./contract.ts";

/** A criterion of the model in force that asks for an answer. */
export interface Ask {
  readonly criterion: string;
  readonly says: string;
  /** What proof to ask for. */
  readonly proof: string;
  /** After so many calendar months it is asked anew. */
  readonly months: number;
  /** It counts when a second person has signed. */
  readonly second: boolean;
}

/** What answers stand on; `app` fills it in. */
export interface AttestationsGround {
  readonly db: Handle;
  readonly now: () => Date;
  readonly random: (bytes: number) => Uint8Array;
  /** The criteria of the model in force that ask for an answer. */
  readonly asks: () => Promise<readonly Ask[]>;
  /** Whether the model in force has such a criterion, whatever it asks for. */
  readonly hasCriterion: (criterion: string) => Promise<boolean>;
  /** Whether the log knows such a unit. */
  readonly hasUnit: (unit: string) => Promise<boolean>;
  /** Who may be named as an owner. */
  readonly members: () => Promise<readonly Somebody[]>;
  /** The id of the person in whose name a key acts; the asker's own id where there is none behind it. */
  readonly personBehind: (asker: Pick<Asker, "id" | "kind">) => Promise<string>;
}

/** Who asks: the person, also when a key acts for them, under the name of what acts. */
export async function somebodyOf({ personBehind }: AttestationsGround, asker: Asker): Promise<Somebody> {
  return { id: await personBehind(asker), name: asker.name };
}

/** Lets everybody who sees a position fetch it again when the transaction has ended well. */
export async function tellPosition(tx: Handle): Promise<void> {
  await notify(tx, logChannel, JSON.stringify({ topics: ["position"] }));
}
