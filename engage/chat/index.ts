export { forgetVisitors } from "./commands/know-visitor.ts";
export type { ChatGround } from "./ground.ts";
export { chatPersonalData } from "./personal-data.ts";
export { chatPublicRoutes } from "./public-routes.ts";
export { createChatDoor } from "./reply-door.ts";
export { createChatRouter } from "./routes.ts";
export { sealedColumns } from "./sealed-columns.ts";
export { findWidgets } from "./store/widgets.ts";
