import { ORPCError } from "@orpc/client";

import { askPatiently } from "./patience.ts";

/** What went wrong, in words that may be shown. */
export interface FailureShown {
  /** A stable word, for example `session_ended`; `offline` when the server was not reached. */
  readonly code: string;
  readonly status: number;
  readonly message: string;
  readonly advice: string | undefined;
  readonly details: Readonly<Record<string, unknown>>;
  /** The id of the request, for who looks into the log of the server; undefined when it was not reached. */
  readonly instance: string | undefined;
}

/** The server could not be reached at all: nothing was sent, or no answer came. */
export class Unreached extends Error {}

/** Asks the server. A problem document is relabelled as the JSON it is, since the client reads only that. */
export async function reachServer(request: Request, init: RequestInit): Promise<Response> {
  const response = await askPatiently(request, init).catch((error: unknown) => {
    if (error instanceof DOMException && error.name === "AbortError") throw error;
    throw new Unreached("The server does not answer.", { cause: error });
  });
  if (!response.headers.get("content-type")?.startsWith("application/problem+json")) return response;
  const headers = new Headers(response.headers);
  headers.set("content-type", "application/json");
  return new Response(response.body, { status: response.status, headers });
}

/** Reads a problem document as an error of the client; everything in it rides along as data. */
export function problemAsError(body: unknown, { status }: { status: number }): ORPCError<string, unknown> {
  const problem = isRecord(body) ? body : {};
  const message = text(problem["detail"]) ?? text(problem["message"]) ?? `The server answered ${status}.`;
  return new ORPCError(text(problem["code"]) ?? "unreadable_answer", { status, message, data: problem });
}

/** Any error as it may be shown. */
export function failureOf(error: unknown): FailureShown {
  if (error instanceof ORPCError) {
    const problem = isRecord(error.data) ? error.data : {};
    return {
      code: error.code,
      status: error.status,
      message: error.message,
      advice: text(problem["advice"]),
      details: problem,
      instance: text(problem["instance"]),
    };
  }
  if (error instanceof Unreached) return { ...unreached, message: error.message };
  return {
    ...unreached,
    code: "page_defect",
    message: "This page met something that it did not expect.",
    advice: "Load the page again. Nothing that was saved is lost.",
  };
}

const unreached: FailureShown = {
  code: "offline",
  status: 0,
  message: "The server does not answer.",
  advice: "It is tried again by itself. What is shown may be out of date; nothing that was saved is lost.",
  details: {},
  instance: undefined,
};

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}

function text(value: unknown): string | undefined {
  return typeof value === "string" && value !== "" ? value : undefined;
}
