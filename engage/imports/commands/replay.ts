import { contextWithMappingText, parseMapping } from "@firsthand/connect/files";

import { replayMany } from "../../listen/index.ts";
import { REPLAY_LIMIT } from "../contract.ts";
import { badCursor } from "../errors.ts";
import type { ImportsGround } from "../ground.ts";
import { isId } from "../rules/places.ts";

/** Tries things from the quarantine again, 5,000 at most. Throws what is wrong with the mapping, and `bad_cursor`. */
export async function replay(
  { db, world }: ImportsGround,
  request: {
    readonly ids?: readonly string[] | undefined;
    readonly source?: string | undefined;
    readonly importId?: string | undefined;
    readonly mapping?: string | undefined;
    readonly after?: string | undefined;
  },
) {
  const { mapping, after, ...filter } = request;
  if (after !== undefined && !isId(after)) throw badCursor();
  const text = mapping?.trim() ? mapping : undefined;
  if (text !== undefined) parseMapping("given", text); // also when there is nothing to try it on
  const withContext =
    text === undefined
      ? undefined
      : async (context: Parameters<typeof contextWithMappingText>[0]) => contextWithMappingText(context, text);
  return await replayMany(db, world, { ...filter, after, most: REPLAY_LIMIT, withContext });
}
