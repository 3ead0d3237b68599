/** Who may call an endpoint: anybody, or who holds the access key of this installation. */
export const accessKinds = ["open", "key"] as const;

export type Access = (typeof accessKinds)[number];

/** One wrong place in an input; `path` is dotted, empty for the whole. */
export interface Issue {
  readonly path: string;
  readonly message: string;
}

/** An endpoint as it is declared, for documents and for tests that walk over all of them. */
export interface RouteEntry {
  readonly method: string;
  /** The pattern, for example `/api/metrics/:id`. */
  readonly url: string;
  readonly access: Access;
}
