import { startAuthentication, startRegistration } from "@simplewebauthn/browser";

import { client } from "../../api/client.ts";
import { type FailureShown, failureOf } from "../../api/problem.ts";

/** Whether this browser, at this address, can use passkeys at all: they are tied to a name. */
export function passkeysWork(): boolean {
  const isName = !/^[\d.]+$|^\[/.test(location.hostname);
  return isSecureContext && isName && "PublicKeyCredential" in window;
}

/** Has a passkey used by whoever sits here; what comes back proves it to the server. */
export async function askForPasskey() {
  const { token, options } = await client.access.passkeyOptions();
  const { id, rawId, type, response, clientExtensionResults } = await startAuthentication({
    optionsJSON: options,
  });
  return { token, response: { id, rawId, type, response, clientExtensionResults: { ...clientExtensionResults } } };
}

/** Has a passkey made; what comes back is to be kept by the server under a name. */
export async function makePasskey() {
  const { token, options } = await client.access.beginPasskey();
  const { id, rawId, type, response, clientExtensionResults } = await startRegistration({
    optionsJSON: options,
  });
  const { clientDataJSON, attestationObject, transports } = response;
  return {
    token,
    response: {
      id,
      rawId,
      type,
      clientExtensionResults: { ...clientExtensionResults },
      response: { clientDataJSON, attestationObject, ...(transports ? { transports: [...transports] } : {}) },
    },
  };
}

/** What went wrong with a passkey, in words: the browser's own reasons stand beside those of the server. */
export function passkeyFailure(error: unknown): Pick<FailureShown, "message" | "advice" | "code"> {
  const failure = failureOf(error);
  if (failure.code !== "page_defect") return failure;
  const name = error instanceof Error ? error.name : "";
  if (name === "InvalidStateError")
    return { code: "passkey_known", message: "This device has a passkey for you already.", advice: undefined };
  return {
    code: "passkey_not_used",
    message: "No passkey was used.",
    advice: "It was cancelled, took too long, or this device has none for here.",
  };
}
