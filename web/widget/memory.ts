/** A message on its way. */
export interface Outgoing {
  readonly id: string;
  readonly text: string;
  readonly email?: string | undefined;
}

/** What a browser keeps of one chat, once its visitor wrote something; nothing before. */
interface Kept {
  readonly token?: string | undefined;
  /** When the latest message was that was seen. */
  readonly readAt?: string | undefined;
  readonly outbox?: readonly Outgoing[] | undefined;
}

export interface Memory {
  readonly read: () => Kept;
  readonly write: (kept: Kept) => void;
}

/** The place of one chat in the store of its page; where that is closed to us, only until the page goes. */
export function memoryOf(widgetId: string): Memory {
  const key = `firsthand-chat:${widgetId}`;
  let here: Kept = {};
  return {
    read: () => {
      try {
        const text = localStorage.getItem(key);
        return text === null ? here : (JSON.parse(text) as Kept);
      } catch {
        return here;
      }
    },
    write: (kept) => {
      here = kept;
      try {
        localStorage.setItem(key, JSON.stringify(kept));
      } catch {
        // Private windows and full stores: it is known until the page goes.
      }
    },
  };
}
