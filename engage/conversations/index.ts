export { messageId, placeMessages } from "./commands/place-messages.ts";
export { reread } from "./commands/reread.ts";
export type { ReadTexts } from "./contract.ts";
export { textToRead } from "./store/rows.ts";
export type { Message } from "./messages.ts";
