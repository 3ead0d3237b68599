import type { ChatHello, ChatMessage, ChatVisitor } from "@firsthand/engage/chat/contract";

import { follow } from "./follow.ts";
import type { Memory, Outgoing } from "./memory.ts";
import { pause, pauseAfter } from "./pause.ts";
import { Refused, type Server } from "./server.ts";

/** So often the server is looked for when a page opens, for some four minutes. */
const MOST_TRIES = 12;

/** A message that is not at the server yet. */
export interface Pending extends Outgoing {
  readonly state: "sending" | "waiting" | "failed";
}

/** What is shown. */
export interface Shown {
  readonly hello: ChatHello;
  readonly named: boolean;
  readonly messages: readonly ChatMessage[];
  readonly pending: readonly Pending[];
  readonly open: boolean;
  readonly unread: number;
  /** By the id of a message the id under which it was written here. */
  readonly writtenAs: ReadonlyMap<string, string>;
}

/** One visitor and what is said. Everything that changes is told to `onChange`. */
export class Conversation {
  readonly #server: Server;
  readonly #memory: Memory;
  readonly #onChange: (shown: Shown) => void;
  #hello: ChatHello | undefined;
  #visitor: Pick<ChatVisitor, "token" | "named" | "begun"> | undefined;
  #messages = new Map<string, ChatMessage>();
  #pending: readonly Pending[] = [];
  #held: ChatMessage[] = [];
  #writtenAs = new Map<string, string>();
  #readAt = "";
  #open = false;
  #sending = false;
  #listening = new AbortController();

  constructor(server: Server, memory: Memory, onChange: (shown: Shown) => void) {
    this.#server = server;
    this.#memory = memory;
    this.#onChange = onChange;
  }

  /** Asks who this browser is, until there is an answer. A refusal ends it: the page may not show this chat. */
  async start(): Promise<void> {
    const { readAt = "", outbox = [] } = this.#memory.read();
    this.#readAt = readAt;
    this.#pending = outbox.map((one) => ({ ...one, state: "waiting" }));
    for (let tries = 0; ; tries += 1) {
      try {
        await this.#knowBrowser();
        break;
      } catch (error) {
        // A page that may not show this chat cannot be told so: it only sees no answer.
        if (!(error instanceof Refused) || !error.passes || tries >= MOST_TRIES) throw error;
        await pause(pauseAfter(tries), new AbortController().signal);
      }
    }
    void this.#send();
  }

  /** Speaks as who the site says it is; null: as this browser again. Throws `Refused`. */
  async identify(identity: string | null): Promise<void> {
    if (identity === null) {
      if (!this.#visitor?.named) return;
      this.#pending = [];
      await this.#knowBrowser();
      return;
    }
    const { visitor } = await this.#server.identify(identity);
    this.#pending = [];
    this.#become(visitor);
  }

  setOpen(open: boolean): void {
    this.#open = open;
    if (open) this.#read();
    this.#tell();
    // Whether somebody is there may have changed since the page was opened.
    if (open) void this.#refresh().catch(() => {});
  }

  /** Writes a message; it is kept until the server has it. */
  say(text: string, email: string | undefined): void {
    this.#pending = [...this.#pending, { id: crypto.randomUUID(), text, email, state: "sending" }];
    this.#keep();
    this.#tell();
    void this.#send();
  }

  /** Tries a message again that was refused. */
  again(id: string): void {
    this.#mark(id, "sending");
    void this.#send();
  }

  async #knowBrowser(): Promise<void> {
    const { token } = this.#memory.read();
    const answer = await this.#server.hello(token).catch(async (error: unknown) => {
      if (!(error instanceof Refused) || error.status !== 410) throw error;
      this.#memory.write({ outbox: this.#memory.read().outbox });
      return await this.#server.hello(undefined);
    });
    const { visitor, ...hello } = answer;
    this.#hello = hello;
    this.#become(visitor);
  }

  #become(visitor: ChatVisitor): void {
    this.#visitor = visitor;
    this.#messages = new Map(visitor.messages.map((message) => [message.id, message]));
    this.#held = [];
    this.#read();
    this.#keep();
    this.#tell();
    this.#listen();
  }

  /** A site's visitor is forgotten with the page: whoever comes next to this browser is somebody else. */
  #keep(): void {
    if (!this.#visitor || this.#visitor.named) return;
    if (!this.#visitor.begun && this.#pending.length === 0) return;
    const outbox = this.#pending.map(({ id, text, email }) => ({ id, text, email }));
    this.#memory.write({ token: this.#visitor.token, readAt: this.#readAt, outbox });
  }

  #read(): void {
    if (!this.#open) return;
    const last = [...this.#messages.values()].at(-1)?.at ?? "";
    if (last <= this.#readAt) return;
    this.#readAt = last;
    this.#keep();
  }

  #listen(): void {
    this.#listening.abort();
    this.#listening = new AbortController();
    if (!this.#visitor?.begun) return;
    const { token, named } = this.#visitor;
    const followed = {
      token,
      tell: (messages: readonly ChatMessage[]) => {
        if (this.#visitor?.token === token) this.#take(messages);
      },
      fetchLatest: () => this.#refresh(),
      isOpen: () => this.#open,
      onGone: () => {
        if (named) dispatchEvent(new CustomEvent("firsthandchat:identity-needed"));
        void this.#knowBrowser().catch(() => {});
      },
    };
    void follow(this.#server, followed, this.#listening.signal);
  }

  /** Asks for the latest, and whether somebody is there. */
  async #refresh(): Promise<void> {
    const token = this.#visitor?.token;
    const { visitor, ...hello } = await this.#server.hello(token);
    if (token !== this.#visitor?.token) return;
    this.#hello = hello;
    this.#take(visitor.messages);
    this.#tell();
  }

  /** What the visitor wrote themselves waits while something is being sent: it may be that. */
  #take(messages: readonly ChatMessage[]): void {
    const own = (message: ChatMessage) => this.#sending && message.from === "visitor";
    this.#held.push(...messages.filter((message) => own(message) && !this.#messages.has(message.id)));
    this.#add(messages.filter((message) => !own(message)));
  }

  #add(messages: readonly ChatMessage[]): void {
    const news = messages.filter(({ id }) => !this.#messages.has(id));
    if (news.length === 0) return;
    const all = [...this.#messages.values(), ...news].toSorted((a, b) => (a.at < b.at ? -1 : a.at > b.at ? 1 : 0));
    this.#messages = new Map(all.map((message) => [message.id, message]));
    this.#read();
    this.#tell();
  }

  /** Sends what waits, one after the other, in the order in which it was written. */
  async #send(): Promise<void> {
    if (this.#sending) return;
    this.#sending = true;
    for (let tries = 0; ;) {
      const next = this.#pending.find(({ state }) => state !== "failed");
      if (!next || !this.#visitor) break;
      const refused = await this.#sendOne(next);
      if (refused === undefined) tries = 0;
      else if (refused.passes) {
        this.#mark(next.id, "waiting");
        await pause(pauseAfter((tries += 1)), new AbortController().signal);
      } else this.#mark(next.id, "failed");
    }
    this.#sending = false;
    this.#add(this.#held.splice(0));
  }

  async #sendOne({ id, text, email }: Pending): Promise<Refused | undefined> {
    try {
      await this.#asInOtherTabs();
      const visitor = this.#visitor;
      if (!visitor) return undefined;
      const { message } = await this.#server.say({ token: visitor.token, id, text, email });
      this.#pending = this.#pending.filter((one) => one.id !== id);
      // Somebody else may be here by now: it is not theirs.
      if (this.#visitor?.token !== visitor.token) return undefined;
      this.#writtenAs.set(message.id, id);
      const begins = !visitor.begun;
      this.#visitor = { ...visitor, begun: true };
      this.#add([message]);
      this.#keep();
      if (begins) this.#listen();
      return undefined;
    } catch (error) {
      if (!(error instanceof Refused)) throw error;
      if (error.status !== 410 || this.#visitor?.named) return error;
      // The server forgot this browser: it begins anew, and says the same again.
      await this.#knowBrowser().catch(() => {});
      return new Refused(0, "gone");
    }
  }

  /** Another tab may have begun to write meanwhile: both are one visitor. */
  async #asInOtherTabs(): Promise<void> {
    const { token } = this.#memory.read();
    if (this.#visitor?.named || this.#visitor?.begun || token === undefined || token === this.#visitor?.token) return;
    const { visitor } = await this.#server.hello(token);
    this.#become(visitor);
  }

  #mark(id: string, state: Pending["state"]): void {
    this.#pending = this.#pending.map((one) => (one.id === id ? { ...one, state } : one));
    this.#tell();
  }

  #tell(): void {
    if (!this.#hello) return;
    const messages = [...this.#messages.values()];
    this.#onChange({
      hello: this.#hello,
      named: this.#visitor?.named ?? false,
      messages,
      pending: this.#pending,
      open: this.#open,
      unread: this.#open ? 0 : messages.filter(({ from, at }) => from === "team" && at > this.#readAt).length,
      writtenAs: this.#writtenAs,
    });
  }
}
