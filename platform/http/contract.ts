import type { Access, Permission, Reach } from "@firsthand/kernel/permissions";
import { oc } from "@orpc/contract";

/** What an endpoint says of itself beyond its route. */
export interface EndpointMeta {
  /** Who may call it; an endpoint that does not say so fails the start. */
  readonly access?: Access;
  /**
   * Whether it stands in the record of who did what. What changes something (any method but GET) does unless it says
   * `false`, because it only reads; what reads does if it says `true`, because it shows a profile or gives data out.
   */
  readonly audited?: boolean;
  /** `export`: it gives much out at once, so that it may be asked for less often than the rest. */
  readonly pace?: "export";
}

/** The beginning of every endpoint: `endpoint.meta({ access: "figures.read" }).route({ ... }).input(...).output(...)`. */
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
  /** The rows that a permission opens; of one that they do not have, none. */
  readonly reach: (permission: Permission) => Reach;
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
  /** What it is called in the record of who did what; undefined where it does not stand there. */
  readonly operation?: string | undefined;
}
