import { z } from "zod";

const base64url = (most: number) =>
  z
    .string()
    .max(most)
    .regex(/^[\w-]*$/, "is no base64url");

/** How a browser reaches an authenticator. */
export const transport = z.enum(["ble", "cable", "hybrid", "internal", "nfc", "smart-card", "usb"]);

const verification = z.enum(["required", "preferred", "discouraged"]);

/** What a browser gives to its authenticator to have a passkey used, as WebAuthn writes it in JSON. */
export const useOptions = z.object({
  challenge: z.string(),
  rpId: z.string(),
  timeout: z.number(),
  userVerification: verification,
});

/** The same to have one made. */
export const makeOptions = z.object({
  challenge: z.string(),
  rp: z.object({ id: z.string(), name: z.string() }),
  user: z.object({ id: z.string(), name: z.string(), displayName: z.string() }),
  pubKeyCredParams: z.array(z.object({ alg: z.number(), type: z.literal("public-key") })),
  timeout: z.number(),
  attestation: z.enum(["none", "direct", "enterprise"]),
  excludeCredentials: z.array(
    z.object({ id: z.string(), type: z.literal("public-key"), transports: z.array(transport).exactOptional() }),
  ),
  authenticatorSelection: z.object({
    residentKey: verification,
    requireResidentKey: z.boolean(),
    userVerification: verification,
  }),
  extensions: z.object({ credProps: z.boolean() }),
});

const credential = {
  id: base64url(1_400),
  rawId: base64url(1_400),
  type: z.literal("public-key"),
  clientExtensionResults: z.record(z.string(), z.unknown()),
  authenticatorAttachment: z.string().max(40).optional(),
};

/** What an authenticator answered when a passkey was made. */
export const made = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_000),
    attestationObject: base64url(40_000),
    transports: z.array(z.string().max(40)).max(10).optional(),
  }),
});

/** What an authenticator answered when a passkey was used. */
export const used = z.object({
  ...credential,
  response: z.object({
    clientDataJSON: base64url(8_000),
    authenticatorData: base64url(8_000),
    signature: base64url(8_000),
    userHandle: base64url(200).optional(),
  }),
});

/** What begins the use of a passkey, or its making. */
export interface Ceremony<Options extends typeof useOptions | typeof makeOptions> {
  readonly token: string;
  readonly options: z.infer<Options>;
}

export type MadePasskey = z.infer<typeof made>;
export type UsedPasskey = z.infer<typeof used>;
