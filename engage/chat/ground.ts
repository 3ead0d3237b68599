import type { FlowCount } from "@firsthand/connect/flow";
import type { Delivered, SourceDeclaration } from "@firsthand/connect/records";
import type { Handle } from "@firsthand/platform/storage";

/** What chats stand on; `app` fills it in. */
export interface ChatGround {
  readonly db: Handle;
  readonly now: () => Date;
  /** Eight bytes of chance. */
  readonly random: () => Uint8Array;
  /** The installation's secret: tokens are signed with keys made of it. */
  readonly secret: Uint8Array;
  readonly seal: (plain: string, purpose: string) => string;
  readonly open: (sealed: string, purpose: string) => string;
  /** Puts one message into the log, in this transaction. Returns why not, where it cannot be kept. */
  readonly accept: (tx: Handle, source: SourceDeclaration, item: Delivered) => Promise<string | undefined>;
  /** Counts what came in; for the page that shows what flows. */
  readonly noteFlow: (count: FlowCount) => void;
  /** Throws where the disk has no room for more. */
  readonly checkRoom: () => Promise<void>;
  /** Whether a colleague has Firsthand open. */
  readonly colleaguesThere: () => boolean;
  /** Another word after each change of the log. */
  readonly logVersion: () => string;
  /** Sends a mail; undefined where no mail server is set. Rejects where it was not taken. */
  readonly mail: ((letter: ChatLetter) => Promise<void>) | undefined;
  /** Seconds to wait for who asks too often by this word, 0 for others. */
  readonly limits: {
    /** How often a visitor may write. */
    readonly visitor: Limit;
    /** How often all visitors of one network may write. */
    readonly network: Limit;
    /** How often a network may ask for anything. */
    readonly asking: Limit;
  };
}

interface ChatLetter {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

type Limit = (word: string, nowMs: number) => number;
