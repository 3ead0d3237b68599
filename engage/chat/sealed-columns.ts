import { rotatingSecrets, type SealedColumn } from "@firsthand/platform/secrets";

/** With these a site proves who its visitors are. */
export const widgetSecrets = rotatingSecrets({
  table: "chat_widget_secret",
  owner: "widget_id",
  purpose: (secretId) => `secret of chat ${secretId}`,
});

/** Where secrets of chats are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [widgetSecrets.sealedColumn];
