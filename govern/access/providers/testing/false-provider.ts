import { createServer } from "node:http";
import type { AddressInfo } from "node:net";

import { type JWTPayload, SignJWT, exportJWK, generateKeyPair } from "jose";

/** What a provider may say wrongly. */
export interface Lie {
  readonly claims?: JWTPayload;
  readonly header?: Readonly<Record<string, unknown>>;
  /** Signs with a key that it does not publish. */
  readonly otherKey?: boolean;
  /** Sends this instead of a token of its own making. */
  readonly token?: (honest: string) => string;
  readonly userinfo?: Readonly<Record<string, unknown>>;
  readonly metadata?: Readonly<Record<string, unknown>>;
}

export interface FalseProvider {
  readonly issuer: string;
  lie: Lie;
  /** The nonce that was asked for, as the visit of the browser carries it. */
  nonce: string;
  readonly asked: string[];
  readonly close: () => Promise<void>;
}

/** A provider that says whatever a test wants, with real signatures. */
export async function openFalseProvider(clientId: string): Promise<FalseProvider> {
  const [own, other] = [await generateKeyPair("ES256"), await generateKeyPair("ES256")];
  const keys = [{ ...(await exportJWK(own.publicKey)), kid: "one", alg: "ES256", use: "sig" }];
  const server = createServer();
  await new Promise<void>((resolve) => {
    server.listen(0, "127.0.0.1", resolve);
  });
  const issuer = `http://127.0.0.1:${(server.address() as AddressInfo).port}`;
  const provider: FalseProvider = {
    issuer,
    lie: {},
    nonce: "",
    asked: [],
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };

  async function token(): Promise<string> {
    const { claims, header, otherKey, token: replace } = provider.lie;
    const at = Math.floor(Date.now() / 1000);
    const honest = { iss: issuer, sub: "eve", aud: clientId, iat: at, exp: at + 300, nonce: provider.nonce };
    const mail = { email: "ann@example.org", email_verified: true };
    const signed = await new SignJWT({ ...honest, ...mail, ...claims })
      .setProtectedHeader({ alg: "ES256", kid: "one", ...header })
      .sign((otherKey ? other : own).privateKey);
    return replace ? replace(signed) : signed;
  }

  const pages: Record<string, () => Promise<unknown>> = {
    "/.well-known/openid-configuration": async () => ({
      issuer,
      authorization_endpoint: `${issuer}/authorize`,
      token_endpoint: `${issuer}/token`,
      jwks_uri: `${issuer}/keys`,
      userinfo_endpoint: `${issuer}/userinfo`,
      ...provider.lie.metadata,
    }),
    "/keys": async () => ({ keys }),
    "/token": async () => ({ token_type: "Bearer", access_token: "a", id_token: await token() }),
    "/userinfo": async () => ({ sub: "eve", ...provider.lie.userinfo }),
  };
  server.on("request", (request, response) => {
    const path = request.url ?? "";
    provider.asked.push(path);
    const page = pages[path];
    response.setHeader("content-type", "application/json");
    if (!page) {
      response.writeHead(404).end("{}");
      return;
    }
    void page().then((body) => response.end(JSON.stringify(body)));
  });
  return provider;
}
