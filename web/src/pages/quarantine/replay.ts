import { client } from "../../api/client.ts";

/** What is tried again: single things, or all of a source or an import; with another mapping if one is given. */
export interface Replay {
  readonly ids?: string[];
  readonly source?: string;
  readonly import?: string;
  readonly mapping?: string;
}

export interface Replayed {
  readonly understood: number;
  readonly kept: number;
}

/** Tries again until nothing is left; the server takes some thousand at once. `tell` hears how far it is. */
export async function replayAll(what: Replay, tell: (soFar: Replayed & { left: number }) => void): Promise<Replayed> {
  let understood = 0;
  let kept = 0;
  let after: string | undefined;
  do {
    const done = await client.imports.quarantine.replay({ ...what, ...(after === undefined ? {} : { after }) });
    understood += done.understood;
    kept += done.kept;
    after = done.next ?? undefined;
    tell({ understood, kept, left: done.left });
  } while (after !== undefined);
  return { understood, kept };
}
