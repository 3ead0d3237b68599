import type { Handle } from "@firsthand/platform/storage";

import { readManifest } from "../manifest/index.ts";
import type { Connector, OwnConnectors } from "./ground.ts";
import { findOwnConnectors, findOwnVersions } from "./store/own-connectors.ts";

interface Shipped {
  /** Those of the product, also those that are no files. */
  readonly connectors: readonly Connector[];
  readonly of: OwnConnectors["of"];
  readonly shippedFile: OwnConnectors["shippedFile"];
}

/**
 * The connectors of the product and those that people wrote themselves. A file that this version of the product does not
 * understand brings no connector; its connections say so, and the page of the file says why.
 */
export function ownConnectors({ connectors, of, shippedFile }: Shipped): {
  readonly own: OwnConnectors;
  readonly connectors: () => readonly Connector[];
} {
  let known = new Map<string, { readonly version: number; readonly connector: Connector | undefined }>();
  let all = connectors;
  const taken = new Set(connectors.map(({ id }) => id));
  const read = async (tx: Handle) => {
    const rows = await findOwnConnectors(tx);
    known = new Map(
      rows.map(({ connector_id: id, manifest: text, version }) => {
        const before = known.get(id);
        if (before?.version === version) return [id, before];
        const found = readManifest(text);
        return [id, { version, connector: found.ok ? of(found.manifest) : undefined }];
      }),
    );
    // One that was kept before the product had one of its name stays: its connections were made with it.
    all = [
      ...connectors.filter(({ id }) => !known.has(id)),
      ...[...known.values()].flatMap((one) => one.connector ?? []),
    ];
  };
  return {
    connectors: () => all,
    own: {
      of,
      shippedFile,
      isTaken: (id) => taken.has(id),
      refresh: async (tx) => {
        const versions = await findOwnVersions(tx);
        const same = versions.size === known.size && [...versions].every(([id, now]) => known.get(id)?.version === now);
        if (!same) await read(tx);
      },
    },
  };
}
