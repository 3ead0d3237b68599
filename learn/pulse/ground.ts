import type { Reach } from "@firsthand/kernel/permissions";
import type { Handle } from "@firsthand/platform/storage";

/** A member as this module needs them; `roles` are the ids of roles that they hold anywhere. */
export interface PulseMember {
  readonly id: string;
  readonly name: string;
  readonly roles: readonly string[];
  /** Where they hold a role; null: for all units, for all functions. */
  readonly places: readonly { readonly unit: string | null; readonly function: string | null }[];
}

/** A mail that is to go out about an incident, to one member. */
export interface AlertMail {
  readonly incidentId: string;
  readonly memberId: string;
  readonly reason: "alert" | "worse";
}

/** What this module needs of the areas around it; the server fills it in. */
export interface PulseGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** Eight bytes of chance. */
  readonly random: () => Uint8Array;
  /** People who can come in. */
  readonly members: () => Promise<readonly PulseMember[]>;
  /** For which units a member may see watches and their alerts. */
  readonly reachOf: (memberId: string) => Promise<Reach>;
  readonly roles: () => Promise<readonly { readonly id: string; readonly name: string }[]>;
  /** When much of the past last came in at once, such as by an import; null: never. */
  readonly filledAt: () => Promise<Date | null>;
  /** Has a mail sent once the transaction commits; undefined where no mail server is set. */
  readonly mailSoon?: (tx: Handle, mail: AlertMail) => Promise<void>;
}
