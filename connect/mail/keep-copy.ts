import { sentFolderOf } from "./folders.ts";
import { openMailbox, type Reach } from "./open-mailbox.ts";
import type { MailboxSettings } from "./settings.ts";

/**
 * Puts an answer that went out into the folder of sent mails, as read; nothing where the server names none, or has put
 * it there by itself. Throws `StreamFailure`.
 */
export async function keepCopy(
  settings: MailboxSettings,
  reach: Reach,
  { message, messageId, date }: { readonly message: Uint8Array; readonly messageId: string; readonly date: Date },
): Promise<void> {
  const { client, close } = await openMailbox(settings, reach);
  try {
    const folder = await sentFolderOf(client, settings);
    if (folder === undefined) return;
    const lock = await client.getMailboxLock(folder);
    try {
      const found = await client.search({ header: { "message-id": `<${messageId}>` } }, { uid: true });
      if (found && found.length > 0) return;
      await client.append(folder, Buffer.from(message), ["\\Seen"], date);
    } finally {
      lock.release();
    }
  } finally {
    await close();
  }
}
