import { createHash } from "node:crypto";

import type { Outgoing } from "@firsthand/platform/outgoing";

import { type Authentication, type Manifest, valueAt } from "../../manifest/index.ts";
import { type Settings, StreamFailure } from "../../streams/index.ts";
import { asStreamFailure, notUnderstood, shownAnswer } from "../failures.ts";
import type { Tokens } from "../ground.ts";
import { parseJson } from "../mapping/parse.ts";
import { fillRequest } from "./fill-request.ts";
import { judge } from "./judge.ts";
import { secretsOf } from "./ready-settings.ts";

export type Session = Extract<Authentication, { kind: "session" }>;

interface SigningIn {
  readonly outgoing: Outgoing;
  readonly now: () => Date;
  readonly settings: Settings;
  readonly signal: AbortSignal;
}

/** What tells sessions of one who signs in from those of others. A session has no refresh token: this stands there. */
export function markOf(manifest: Manifest, { request }: Session, settings: Settings): string {
  const { url, body } = fillRequest(manifest, request, { settings, values: () => undefined });
  return createHash("sha256").update(`${url.href}\n${body}`).digest("base64url");
}

/** Signs in with what the settings say, and gives the token of the session. Throws StreamFailure. */
export async function signIn(
  manifest: Manifest,
  session: Session,
  { outgoing, now, settings, signal }: SigningIn,
): Promise<Tokens> {
  const { request, token_at, minutes } = session;
  const { url, method, headers, body } = fillRequest(manifest, request, { settings, values: () => undefined });
  const begun = now().getTime();
  const answer = await outgoing
    .ask({
      url: url.href,
      method,
      headers,
      ...(body === undefined ? {} : { body }),
      secretHeaders: Object.keys(manifest.headers),
      limits: { mostBytes: 1_000_000 },
      signal,
    })
    .catch((error: unknown) => {
      throw asStreamFailure(error);
    });
  const text = Buffer.from(answer.bytes).toString();
  const secrets = secretsOf(manifest, settings);
  const said = {
    status: answer.status,
    headers: answer.headers,
    text,
    bytes: answer.bytes.length,
    milliseconds: now().getTime() - begun,
  };
  const failure = judge(said, { now: now(), secrets });
  if (failure) throw failure.status === 400 ? notAccepted(shownAnswer(text, secrets)) : failure;
  const token = valueAt(dataOf(text), token_at);
  if (typeof token !== "string" || token === "")
    throw notUnderstood(`Their answer to signing in holds no token at ${token_at}.`, "");
  return {
    accessToken: token,
    refreshToken: markOf(manifest, session, settings),
    expiresAt: new Date(now().getTime() + minutes * 60_000),
  };
}

const notAccepted = (answer: string) =>
  new StreamFailure("refused", "Signing in was not accepted (status 400).", {
    advice: "Check the credentials.",
    answer,
  });

function dataOf(text: string): unknown {
  try {
    return parseJson(text);
  } catch {
    return undefined;
  }
}
