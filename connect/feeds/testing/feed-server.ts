import { createServer, type IncomingMessage, type ServerResponse } from "node:http";
import type { AddressInfo } from "node:net";

import { onTestFinished } from "vitest";

export interface FeedServer {
  readonly url: string;
  /** What is answered from now on. */
  answer: (request: IncomingMessage, response: ServerResponse) => void;
}

/** A real HTTP server on a free port of this machine; it ends with the test. */
export async function openFeedServer(answer: FeedServer["answer"]): Promise<FeedServer> {
  const http = createServer((request, response) => server.answer(request, response));
  await new Promise<void>((ready) => {
    http.listen(0, "127.0.0.1", ready);
  });
  onTestFinished(
    () =>
      new Promise<void>((done) => {
        http.close(() => done());
        http.closeAllConnections();
      }),
  );
  const server: FeedServer = { url: `http://127.0.0.1:${(http.address() as AddressInfo).port}/feed`, answer };
  return server;
}

/** Answers with a text. */
export const giving =
  (body: string | Buffer, headers: Readonly<Record<string, string>> = {}, status = 200): FeedServer["answer"] =>
  (_request, response) => {
    response.writeHead(status, headers).end(body);
  };
