import type { SealedColumn } from "@firsthand/platform/secrets";

/** For what the secret of a chat is sealed. */
export const widgetPurpose = (secretId: string): string => `secret of chat ${secretId}`;

/** Where secrets of chats are kept; they are sealed anew when keys change. */
export const sealedColumns: readonly SealedColumn[] = [
  { table: "chat_widget_secret", key: ["secret_id"], column: "sealed", purpose: widgetPurpose },
];
