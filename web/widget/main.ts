import { Conversation } from "./conversation.ts";
import { memoryOf } from "./memory.ts";
import { Refused, serverAt } from "./server.ts";
import { createView } from "./view.ts";

/** What a page may do with its chat. */
interface ChatOfPage {
  readonly open: () => void;
  readonly close: () => void;
  /** Speaks as who the token says; null: nobody is signed in any more. Rejects where the token proves nothing. */
  readonly identify: (token: string | null) => Promise<void>;
}

declare global {
  interface Window {
    firsthandChat?: ChatOfPage;
  }
}

/** The chat of the page that loads `/chat/ID.js`: which one it is stands in the address of the script. */
function begin(script: HTMLScriptElement): void {
  const address = new URL(script.src);
  const id = /\/chat\/([0-9a-f-]{36})\.js$/i.exec(address.pathname)?.[1]?.toLowerCase();
  if (id === undefined || window.firsthandChat) return;
  const above = address.pathname.slice(0, -`/chat/${id}.js`.length);
  const server = serverAt(`${address.origin}${above}/api/chat/${id}`);
  const show = createView({
    setOpen: (open) => conversation.setOpen(open),
    say: (text, email) => conversation.say(text, email),
    again: (one) => conversation.again(one),
  });
  const conversation = new Conversation(server, memoryOf(id), show);
  const started = conversation.start();
  window.firsthandChat = {
    open: () => void started.then(() => conversation.setOpen(true)),
    close: () => void started.then(() => conversation.setOpen(false)),
    identify: async (token) => {
      await started;
      await conversation.identify(token);
    },
  };
  const { identity } = script.dataset;
  started.then(
    async () => {
      if (identity !== undefined) await conversation.identify(identity).catch(warn);
      dispatchEvent(new CustomEvent("firsthandchat:ready"));
    },
    (error: unknown) => warn(error),
  );
}

/** Tells who builds the page, in their console, why there is no chat. */
function warn(error: unknown): void {
  const why = error instanceof Refused ? error.code : String(error);
  // oxlint-disable-next-line no-console
  console.warn(`Firsthand chat: ${why}`);
}

const script = document.currentScript;
if (script instanceof HTMLScriptElement) {
  if (document.body) begin(script);
  else addEventListener("DOMContentLoaded", () => begin(script));
}
