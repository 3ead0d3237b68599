import type { Settings } from "../../streams/index.ts";

/** A system of somebody else that connectors are tried against: the real program, run on this machine. */
export interface Peer<Running extends RunningPeer = RunningPeer> {
  /** As in `npm run peers -- NAME`, and the name of its folder in `.peers`. */
  readonly name: string;
  /** Its name and version, for example `Redmine 5.0.4`. */
  readonly title: string;
  /** The connector of the product that reads it, and the stream with what customers write. */
  readonly connector: string;
  readonly stream: string;
  /** Puts it on this machine; what is there already stays. Throws `peer_not_installed`. */
  readonly install: () => Promise<void>;
  readonly isInstalled: () => boolean;
  /** Starts it with data of its own in a temporary folder, on a free port. */
  readonly start: () => Promise<Running>;
}

/** A peer that runs, with somebody in it who may do everything. */
export interface RunningPeer {
  readonly url: string;
  /** What a connection to it fills in. */
  readonly settings: Settings;
  /** The same with credentials that it does not know. */
  readonly refused: Settings;
  /** So many records are there from the beginning; left out: none. */
  readonly before?: number;
  /** Customers write these texts, one record each; gives their ids as the stream maps them, in this order. */
  readonly write: (texts: readonly string[]) => Promise<readonly string[]>;
  /** Changes the text of a record. */
  readonly edit?: (externalId: string, text: string) => Promise<void>;
  /** Removes a record. */
  readonly remove?: (externalId: string) => Promise<void>;
  /** Ends all its processes and removes its data. */
  readonly stop: () => Promise<void>;
}
