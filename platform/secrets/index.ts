export { checkSecrets, type SecretsCheck } from "./check-secrets.ts";
export { createSecrets, type Secrets, type SecretSettings } from "./create-secrets.ts";
export { type Rotated, type Rotation, rotateKeys } from "./rotate-keys.ts";
export { rotatingSecrets, type RotatingSecrets } from "./rotating.ts";
export type { SealedColumn } from "./store.ts";
