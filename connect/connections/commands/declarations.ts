import type { SourceDeclaration } from "../../records/index.ts";
import type { Settings } from "../../streams/index.ts";
import type { Connector } from "../ground.ts";

/** The sources of a connection, each once: streams may share one. */
export function declarationsOf(connector: Connector, name: string, settings: Settings): SourceDeclaration[] {
  const all = connector.streams.map((stream) => connector.declaration(name, settings, stream.name));
  return [...new Map(all.map((declaration) => [declaration.name, declaration])).values()];
}
