import { rotatingSecrets, type SealedColumn } from "@firsthand/platform/secrets";

/** With these what is sent to an outgoing webhook is signed. */
export const endpointSecrets = rotatingSecrets({
  table: "webhook_secret",
  owner: "endpoint_id",
  purpose: (secretId) => `secret of outgoing webhook ${secretId}`,
});

/** Where secrets of outgoing webhooks are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [endpointSecrets.sealedColumn];
