import { StreamFailure } from "../../streams/index.ts";
import { type Connector, type EngineGround, openConnector } from "../index.ts";
import { keeperOf, manifestOf } from "./index.ts";

/** What of the connector of notes is different in a test. */
export interface Written {
  readonly paging?: string;
  readonly query?: string;
  readonly rest?: string;
  readonly top?: string;
  readonly records?: string;
  readonly map?: string;
}

const MAP = `{"externalId": id, "at": at, "direction": "in", "channel": "notes", "text": text, "thread": thread}`;

/** A connector of one stream, `notes`; what it reads are {id, at, text}. */
export function notesConnector(
  { paging = "{ kind: none }", query = "{}", rest = "", top = "", records = "notes", map = MAP }: Written,
  ground: EngineGround,
): Connector {
  const manifest = manifestOf(`
id: notes
name: Notes
about: For tests.
settings:
  site: { title: Address, kind: url }
base: "{site}/api"
${top}
streams:
  notes:
    title: Notes
    source: { channel: notes, visibility: public, threading: gap }
    request: { path: /notes, query: ${query} }
    paging: ${paging}
    records: '${records}'
    edits: not_seen
    deletions: not_seen
    map: |
      ${map.replaceAll("\n", "\n      ")}
${rest}
`);
  return openConnector(manifest, ground, keeperOf());
}

/** A note at its minute. */
export const note = (id: number, more: object = {}) => ({
  id,
  at: new Date(Date.UTC(2026, 0, 1) + id * 60_000).toISOString(),
  text: `note ${id}`,
  ...more,
});
/** So many notes, from a number on. */
export const notes = (count: number, from = 1) => Array.from({ length: count }, (_, at) => note(from + at));
/** Their ids. */
export const ids = (count: number, from = 1) => Array.from({ length: count }, (_, at) => String(from + at));
/** The failure of a stream with which something has to end. */
export const failureOf = async (work: Promise<unknown>): Promise<StreamFailure> => {
  const error: unknown = await work.then(
    () => undefined,
    (thrown: unknown) => thrown,
  );
  if (!(error instanceof StreamFailure)) throw new Error(`no failure of a stream: ${String(error)}`);
  return error;
};
