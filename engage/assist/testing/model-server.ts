import { createServer, type IncomingHttpHeaders, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { z } from "zod";

const request = z.looseObject({
  model: z.string(),
  messages: z.array(z.object({ role: z.string(), content: z.string() })),
  max_tokens: z.number().optional(),
  max_completion_tokens: z.number().optional(),
});

/** What a model was asked. */
interface AskedOfModel {
  readonly path: string;
  readonly headers: IncomingHttpHeaders;
  readonly body: z.infer<typeof request>;
  readonly system: string;
  readonly user: string;
}

/** Something on real HTTP that speaks as OpenAI's chat completions do; what it answers can be another each time. */
export interface ModelServer {
  /** What is set as the address. */
  readonly address: string;
  readonly asked: AskedOfModel[];
  answers: (asked: AskedOfModel, response: ServerResponse) => void;
  readonly close: () => Promise<void>;
}

/** Listens on a free port of this machine, and answers "ready" until told otherwise. */
export async function openModelServer(): Promise<ModelServer> {
  const asked: AskedOfModel[] = [];
  const server = createServer((incoming, response) => {
    const parts: Buffer[] = [];
    incoming.on("data", (part: Buffer) => parts.push(part));
    incoming.on("end", () => {
      const body = request.parse(JSON.parse(Buffer.concat(parts).toString()));
      const text = (role: string) => body.messages.find((one) => one.role === role)?.content ?? "";
      const one = {
        path: `${incoming.method} ${incoming.url}`,
        headers: incoming.headers,
        body,
        system: text("system"),
        user: text("user"),
      };
      asked.push(one);
      model.answers(one, response);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, "127.0.0.1", resolve));
  const { port } = server.address() as AddressInfo;
  const model: ModelServer = {
    address: `http://127.0.0.1:${port}/v1`,
    asked,
    answers: (_asked, response) => sayWhole(response, "ready"),
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return model;
}

const usage = { prompt_tokens: 120, completion_tokens: 30, total_tokens: 150 };

/** Answers at once, as documented; `more` takes the place of what is usual. */
export function sayWhole(response: ServerResponse, content: string, more: object = {}): void {
  const choice = { index: 0, message: { role: "assistant", content }, finish_reason: "stop", ...more };
  const body = { id: "chatcmpl-1", object: "chat.completion", created: 1, model: "m", choices: [choice], usage };
  response.writeHead(200, { "content-type": "application/json" }).end(JSON.stringify(body));
}

/** Answers in pieces, as documented; without an end where that is wanted. */
export function sayInPieces(response: ServerResponse, pieces: readonly string[], { ends = true } = {}): void {
  const chunk = (more: object) =>
    `data: ${JSON.stringify({ id: "chatcmpl-1", object: "chat.completion.chunk", created: 1, model: "m", ...more })}\n\n`;
  response.writeHead(200, { "content-type": "text/event-stream" });
  for (const content of pieces)
    response.write(chunk({ choices: [{ index: 0, delta: { content }, finish_reason: null }] }));
  if (ends) {
    response.write(chunk({ choices: [{ index: 0, delta: {}, finish_reason: "stop" }] }));
    response.write(chunk({ choices: [], usage }));
    response.write("data: [DONE]\n\n");
  }
  response.end();
}

/** Refuses, as documented. */
export function refuse(
  response: ServerResponse,
  status: number,
  error: object,
  headers: Record<string, string> = {},
): void {
  response.writeHead(status, { "content-type": "application/json", ...headers }).end(JSON.stringify({ error }));
}
