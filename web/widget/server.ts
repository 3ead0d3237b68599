import type { ChatHello, ChatMessage, ChatVisitor } from "@firsthand/engage/chat/contract";

/** What the server refused, by its code; `status` 0: it could not be reached. */
export class Refused extends Error {
  readonly code: string;
  readonly status: number;

  constructor(status: number, code: string) {
    super(code);
    this.status = status;
    this.code = code;
  }

  /** Whether the same may be answered later. */
  get passes(): boolean {
    return this.status === 0 || this.status === 408 || this.status === 429 || this.status >= 500;
  }
}

/** The server behind a chat: `address` is the one of its endpoints. */
export interface Server {
  readonly hello: (token: string | undefined) => Promise<ChatHello & { readonly visitor: ChatVisitor }>;
  readonly identify: (identity: string) => Promise<{ readonly visitor: ChatVisitor }>;
  readonly say: (said: {
    readonly token: string;
    readonly id: string;
    readonly text: string;
    readonly email?: string | undefined;
  }) => Promise<{ readonly message: ChatMessage }>;
  /** Tells what comes, until the stream ends or `signal` ends it. */
  readonly listen: (
    token: string,
    signal: AbortSignal,
    tell: (messages: readonly ChatMessage[]) => void,
  ) => Promise<void>;
}

/** Longer than this an answer is not waited for, in milliseconds. */
const PATIENCE_MS = 20_000;
/** So long a stream may say nothing at its beginning: what lies between may keep everything back. */
const FIRST_WORD_MS = 8_000;
/** And so long afterwards. */
const SILENCE_MS = 60_000;

export function serverAt(address: string): Server {
  async function post(what: string, body: unknown, signal: AbortSignal): Promise<Response> {
    let response: Response;
    try {
      response = await fetch(`${address}/${what}`, {
        method: "POST",
        mode: "cors",
        credentials: "omit",
        referrerPolicy: "no-referrer",
        headers: { "content-type": "application/json" },
        body: JSON.stringify(body),
        signal,
      });
    } catch {
      throw new Refused(0, "away");
    }
    if (response.ok) return response;
    const problem = (await response.json().catch(() => ({}))) as { code?: string };
    throw new Refused(response.status, problem.code ?? "");
  }

  async function ask<T>(what: string, body: unknown): Promise<T> {
    const response = await post(what, body, AbortSignal.timeout(PATIENCE_MS));
    return (await response.json().catch(() => {
      throw new Refused(0, "away");
    })) as T;
  }

  return {
    hello: (token) => ask("hello", { token, languages: navigator.languages.slice(0, 20) }),
    identify: (identity) => ask("identity", { identity }),
    say: (said) => ask("messages", { ...said, page: `${location.origin}${location.pathname}`.slice(0, 2000) }),
    listen: async (token, signal, tell) => {
      const silence = new AbortController();
      const either = AbortSignal.any([signal, silence.signal]);
      let timer = setTimeout(() => silence.abort(), FIRST_WORD_MS);
      try {
        const response = await post("stream", { token }, either);
        const reader = response.body?.pipeThrough(new TextDecoderStream()).getReader();
        let text = "";
        for (;;) {
          const read = await reader?.read();
          clearTimeout(timer);
          if (!read || read.done) return;
          timer = setTimeout(() => silence.abort(), SILENCE_MS);
          const blocks = (text + read.value).split("\n\n");
          text = blocks.pop() ?? "";
          for (const block of blocks) tell(messagesIn(block));
        }
      } finally {
        clearTimeout(timer);
      }
    },
  };
}

function messagesIn(block: string): readonly ChatMessage[] {
  const data = block.split("\n").find((line) => line.startsWith("data: "));
  return data === undefined ? [] : (JSON.parse(data.slice("data: ".length)) as { messages: ChatMessage[] }).messages;
}
