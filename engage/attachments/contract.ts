import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

/** A file that came with a message. */
export const shownAttachment = z.object({
  id: z.string(),
  messageId: z.string(),
  /** Made safe to show and to save. */
  name: z.string(),
  /** By what is in it; null where only the name was kept. */
  type: z.string().nullable(),
  /** Bytes. */
  size: z.number(),
  /** A picture within the text. */
  inline: z.boolean(),
  /** `too_large`, `too_many`: only name and size were kept. */
  state: z.enum(["kept", "too_large", "too_many"]),
  /** Why it may do harm when it is opened. */
  danger: z.enum(["program", "script", "macros", "page", "shortcut", "disk_image"]).nullable(),
  /** A picture that a browser may show. */
  picture: z.boolean(),
});

export const attachmentsOf = z.object({
  rows: z.array(shownAttachment),
  /** There are more than are listed. */
  more: z.boolean(),
  /** Whether the files may be opened; they may hold personal data. */
  open: z.boolean(),
});

export const attachmentsContract = {
  list: endpoint
    .meta({ access: "conversations.read" })
    .route({
      method: "GET",
      path: "/conversations/{id}/attachments",
      summary: "Files that came with the messages of a conversation",
      tags: ["conversations"],
    })
    .input(z.object({ id: z.guid().toLowerCase() }))
    .output(attachmentsOf),
};

export type ShownAttachment = z.infer<typeof shownAttachment>;
export type AttachmentsOf = z.infer<typeof attachmentsOf>;
