import { oc } from "@orpc/contract";

/**
 * Who may call an endpoint: anybody; who may see; who may correct, merge, import and replay; who may manage keys,
 * members, samples and jobs.
 */
export const accessKinds = ["open", "view", "edit", "administer"] as const;

export type Access = (typeof accessKinds)[number];

/** What an endpoint says of itself beyond its route. */
export interface EndpointMeta {
  /** Who may call it; an endpoint that does not say so fails the start. */
  readonly access?: Access;
}

/** The beginning of every endpoint: `endpoint.meta({ access: "view" }).route({ ... }).input(...).output(...)`. */
export const endpoint = oc.$meta<EndpointMeta>({});

/** Who asks. */
export interface Asker {
  /** Of a person or a key its id; otherwise the kind itself. */
  readonly id: string;
  /** As people know them, for "corrected by". */
  readonly name: string;
  /** `installation` is whoever holds the access key in the data directory. */
  readonly kind: "person" | "key" | "installation" | "nobody";
  readonly may: readonly Access[];
}

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
