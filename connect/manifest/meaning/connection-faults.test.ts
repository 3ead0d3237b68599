import { expect, test } from "vitest";

import { readManifest } from "../index.ts";

/** What is told of a connector that signs in by this request. */
function told(request: string, tokenAt = "data.token"): string[] {
  const read = readManifest(`
id: shop
name: Shop
about: For tests.
settings:
  site: { title: Address, kind: url }
  name: { title: Name, kind: text }
  password: { title: Password, kind: secret }
base: "{site}"
authentication:
  kind: session
  token_at: ${tokenAt}
  request: ${request}
actions:
  send: { title: Send, does: publish, request: { method: POST, path: /notes, body: { json: { text: "{input.text}" } } } }
`);
  return read.ok ? [] : read.faults.map(({ line, path, message }) => `${line} ${path}: ${message}`);
}

test("a session signs in by a request that names a secret", () => {
  const body = '{ json: { user: "{name}", password: "{password}" } }';
  expect(told(`{ method: POST, path: /sign-in, body: ${body} }`)).toEqual([]);
  expect(told('{ path: /sign-in, query: { user: "{name}" } }')).toEqual([
    "13 authentication.request: it has to name a setting of the kind secret",
  ]);
  expect(told('{ path: "/sign-in/{pasword}", query: { key: "{password}" } }')).toEqual([
    "13 authentication.request.path: there is no value pasword; did you mean password?",
  ]);
  expect(told(`{ path: /sign-in, body: ${body} }`)).toEqual([
    "13 authentication.request.body: a GET has no body; write method: POST, or a query",
  ]);
  expect(told(`{ method: POST, path: /sign-in, body: ${body} }`, '"$.token"')).toEqual([
    "12 authentication.token_at: write names, joined by dots, for example data.token",
  ]);
});
