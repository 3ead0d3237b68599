/** Who did something. */
export interface Actor {
  /** `command` is somebody at the command line, `job` the installation by itself. */
  readonly kind: "person" | "key" | "installation" | "command" | "job" | "nobody";
  readonly id: string;
  readonly name: string;
}

/** `refused` had no right to it, or did not prove to be who they say; `failed` began and ended otherwise than meant. */
export type Outcome = "done" | "refused" | "failed";

/** What something was done to; `kind` is a word such as `person` or `role`. */
export interface Subject {
  readonly kind: string;
  readonly id: string;
}

/** A setting or a model before and after; null where there was none, or is none any more. Values become JSON. */
export interface Change {
  /** In words, for example `retention rule mail`. */
  readonly subject: string;
  readonly before: unknown;
  readonly after: unknown;
}

/** One line of the record of who did what. */
export interface TraceLine {
  readonly at: Date;
  readonly actor: Actor;
  /** As the contract calls it, for example `access.changeRole`. */
  readonly operation: string;
  readonly subject: Subject | null;
  readonly unit: string | null;
  readonly outcome: Outcome;
  /** Why it was refused or failed. */
  readonly code: string | null;
  /** The network address that it came from. */
  readonly address: string | null;
  readonly requestId: string | null;
  /** Ids and words of the input that may be kept, by their names. */
  readonly input: Readonly<Record<string, string>>;
  readonly changes: readonly Change[];
}
