export { holdRestored } from "./commands/hold-restored.ts";
export { sendDue } from "./commands/send-due.ts";
export type { OpenDoor, OutgoingReply, RepliesGround, ReplyDoor, ReplyTarget, SendResult } from "./ground.ts";
export { repliesPersonalData } from "./personal-data.ts";
export { createRepliesRouter } from "./routes.ts";
