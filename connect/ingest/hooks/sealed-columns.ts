import type { SealedColumn } from "@firsthand/platform/secrets";

/** For what the secret of an incoming webhook is sealed. */
export const hookPurpose = (secretId: string): string => `secret of incoming webhook ${secretId}`;

/** Where secrets of incoming webhooks are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "incoming_hook_secret", key: ["secret_id"], column: "sealed", purpose: hookPurpose },
];
