import type { SealedColumn } from "@firsthand/platform/secrets";

/** For what the secret of an outgoing webhook is sealed. */
export const secretPurpose = (secretId: string): string => `secret of outgoing webhook ${secretId}`;

/** Where secrets of outgoing webhooks are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "webhook_secret", key: ["secret_id"], column: "sealed", purpose: secretPurpose },
];
