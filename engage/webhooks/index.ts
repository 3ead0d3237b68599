export { webhooksContract } from "./contract.ts";
export type { WebhooksGround } from "./ground.ts";
export { createWebhooksRouter } from "./routes.ts";
export { sealedColumns } from "./sealed-columns.ts";
export { createSender, type Sender } from "./sender.ts";
