import { createHash, generateKeyPairSync, randomBytes, sign } from "node:crypto";

import { isoCBOR } from "@simplewebauthn/server/helpers";

/** What an authenticator says, and what a test may have it say wrongly. */
export interface Said {
  readonly challenge: string;
  readonly origin: string;
  readonly server: string;
  /** User present 1, user verified 4. */
  readonly flags?: number;
  readonly counter?: number;
}

/** An authenticator in software: it makes one passkey and signs with it whatever it is told. */
export function createDevice() {
  const { privateKey, publicKey } = generateKeyPairSync("ec", { namedCurve: "P-256" });
  const { x = "", y = "" } = publicKey.export({ format: "jwk" });
  const id = randomBytes(32);
  const encoded = id.toString("base64url");
  const common = { id: encoded, rawId: encoded, type: "public-key", clientExtensionResults: {} };

  const clientData = (type: string, { challenge, origin }: Said) =>
    Buffer.from(JSON.stringify({ type, challenge, origin, crossOrigin: false }));

  function authenticatorData({ server, flags = 5, counter = 0 }: Said, more: Buffer = Buffer.alloc(0)): Buffer {
    const count = Buffer.alloc(4);
    count.writeUInt32BE(counter);
    const marked = Buffer.from([more.length > 0 ? flags | 64 : flags]);
    return Buffer.concat([createHash("sha256").update(server).digest(), marked, count, more]);
  }

  return {
    /** What `addPasskey` takes. */
    make: (said: Said) => {
      const key = new Map<number, number | Uint8Array>([
        [1, 2],
        [3, -7],
        [-1, 1],
        [-2, new Uint8Array(Buffer.from(x, "base64url"))],
        [-3, new Uint8Array(Buffer.from(y, "base64url"))],
      ]);
      const length = Buffer.alloc(2);
      length.writeUInt16BE(id.length);
      const attested = Buffer.concat([Buffer.alloc(16), length, id, isoCBOR.encode(key)]);
      const object = new Map<string, unknown>([
        ["fmt", "none"],
        ["attStmt", new Map()],
        ["authData", new Uint8Array(authenticatorData(said, attested))],
      ]);
      const attestationObject = Buffer.from(isoCBOR.encode(object as Parameters<typeof isoCBOR.encode>[0]));
      return {
        ...common,
        response: {
          clientDataJSON: clientData("webauthn.create", said).toString("base64url"),
          attestationObject: attestationObject.toString("base64url"),
        },
      };
    },
    /** What `signInByPasskey` takes. */
    use: (said: Said) => {
      const data = authenticatorData(said);
      const client = clientData("webauthn.get", said);
      const signed = Buffer.concat([data, createHash("sha256").update(client).digest()]);
      return {
        ...common,
        response: {
          clientDataJSON: client.toString("base64url"),
          authenticatorData: data.toString("base64url"),
          signature: sign("sha256", signed, privateKey).toString("base64url"),
        },
      };
    },
  };
}
