import { endpoint } from "@firsthand/platform/http/contract";
import { z } from "zod";

const tags = ["sources"];
const manage = { access: "sources.manage" } as const;

/** Characters that the file of a connector may have. */
const LONGEST = 200_000;

const text = z.string().min(1, { error: "write the file, or load one" }).max(LONGEST);
const id = z.string().max(100);
const version = z.number().int().nonnegative();

const fault = z.object({
  /** From 1. */
  line: z.number().int(),
  /** Where in the file, names with dots between; empty: the whole. */
  path: z.string(),
  message: z.string(),
});

/** What a file says, or what is wrong with it. */
const checked = z.object({
  faults: z.array(fault),
  /** Null where there are faults. */
  contents: z
    .object({
      id,
      name: z.string(),
      about: z.string(),
      streams: z.array(z.object({ name: z.string(), words: z.string(), everyMinutes: z.number() })),
      settings: z.array(z.object({ label: z.string(), kind: z.string(), required: z.boolean() })),
      answers: z.boolean(),
      events: z.boolean(),
      /** The id is that of a connector of the product, so that it cannot be kept under it. */
      taken: z.boolean(),
    })
    .nullable(),
});

const file = z.object({
  id,
  text: z.string(),
  /** Null: it is one of the product. */
  own: z
    .object({
      version,
      by: z.string(),
      at: z.iso.datetime(),
      /** Names of the connections that use it. */
      connections: z.array(z.string()),
    })
    .nullable(),
});

export const ownConnectorsContract = {
  connectorFile: endpoint
    .meta({ access: "imports.read" })
    .route({ method: "GET", path: "/connectors/{id}/file", summary: "The file of a connector", tags })
    .input(z.object({ id }))
    .output(file),
  ownConnectors: endpoint
    .meta({ access: "imports.read" })
    .route({ method: "GET", path: "/own-connectors", summary: "The connectors of your own, with their faults", tags })
    .output(
      z.array(
        z.object({ id, name: z.string(), version, by: z.string(), at: z.iso.datetime(), faults: z.array(fault) }),
      ),
    ),
  checkConnector: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connectors/check", summary: "What a file says; nothing is kept", tags })
    .input(z.object({ text }))
    .output(checked),
  saveConnector: endpoint
    .meta(manage)
    .route({ method: "POST", path: "/connectors", summary: "Keep a connector of your own", tags })
    .input(z.object({ text, /** Of the one that stands; 0: there is none. */ ifVersion: version }))
    .output(
      z.object({
        id,
        version,
        /** Connections whose secrets were forgotten and that are paused, because they would be sent elsewhere now. */
        paused: z.array(z.string()),
      }),
    ),
  removeConnector: endpoint
    .meta(manage)
    .route({ method: "DELETE", path: "/connectors/{id}", summary: "Remove a connector of your own", tags })
    .input(z.object({ id }))
    .output(z.object({})),
};

export type CheckedConnector = z.infer<typeof checked>;
export type ConnectorFile = z.infer<typeof file>;
