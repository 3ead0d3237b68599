import type { AssistGround } from "../ground.ts";

/** A mark that stands around texts of others, and that none of them can know. */
export function markOf(ground: AssistGround): string {
  return Buffer.from(ground.random()).toString("hex");
}
