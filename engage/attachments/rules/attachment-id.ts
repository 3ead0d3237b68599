import { homeOfStableId } from "@firsthand/kernel/ids";

/** Where an attachment stands: the message with which it came, and its number there. */
export interface AttachmentPlace {
  readonly home: number;
  readonly messageId: string;
  readonly position: number;
}

const FORM = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})\.(0|[1-9]\d{0,3})$/;

/** The id of an attachment: its message and its number there. */
export const attachmentId = (messageId: string, position: number): string => `${messageId}.${position}`;

/** Where an attachment with this id stands; undefined of what can be none. */
export function placeOfAttachment(id: string): AttachmentPlace | undefined {
  const [, messageId, position] = FORM.exec(id.toLowerCase()) ?? [];
  if (messageId === undefined || position === undefined) return undefined;
  return { home: homeOfStableId(messageId), messageId, position: Number(position) };
}
