export type { PlacesGround } from "./ground.ts";
export { createPlacesRouter } from "./routes.ts";
