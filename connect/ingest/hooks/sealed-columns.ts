import { rotatingSecrets, type SealedColumn } from "@firsthand/platform/secrets";

/** With these other systems sign what they send to an incoming webhook. */
export const hookSecrets = rotatingSecrets({
  table: "incoming_hook_secret",
  owner: "hook_id",
  purpose: (secretId) => `secret of incoming webhook ${secretId}`,
});

/** Where secrets of incoming webhooks are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [hookSecrets.sealedColumn];
