import type { Manifest, Paging, StreamManifest } from "../contract.ts";
import { faultsOfExpression, type MeaningFault, unknownName } from "./fault.ts";
import { namesOfRequest, requestFaults } from "./template-faults.ts";

/** What cannot be meant in a stream. */
export function streamFaults(manifest: Manifest, stream: StreamManifest, path: readonly string[]): MeaningFault[] {
  const { request, paging, detail, records, watermark, map } = stream;
  const settings = Object.keys(manifest.settings);
  const known = [...settings, "since", "until", ...VALUES[paging.kind]];
  const ofDetail = detail
    ? [
        ...requestFaults(detail.request, [...path, "detail", "request"], {
          known: [...settings, "since", "until", ...VALUES[detail.paging.kind]],
          openPrefix: "record.",
        }),
        ...pagingFaults(detail.paging, namesOfRequest(detail.request), [...path, "detail", "paging"]),
        ...faultsOfExpression(detail.records, [...path, "detail", "records"]),
      ]
    : [];
  return [
    ...requestFaults(request, [...path, "request"], { known }),
    ...pagingFaults(paging, namesOfRequest(request), [...path, "paging"]),
    ...ofDetail,
    ...faultsOfExpression(records, [...path, "records"]),
    ...faultsOfExpression(watermark, [...path, "watermark"]),
    ...faultsOfExpression(map, [...path, "map"]),
    ...watermarkFaults(stream, path),
    ...sourceFaults(manifest, stream, path),
  ];
}

const VALUES: Readonly<Record<Paging["kind"], readonly string[]>> = {
  none: [],
  cursor: ["cursor"],
  next_address: [],
  link_header: [],
  page: ["page", "size"],
  offset: ["offset", "size"],
  time_window: ["size"],
};

const SAID: Readonly<Record<Paging["kind"], readonly string[]>> = {
  ...VALUES,
  page: ["page"],
  offset: ["offset"],
  time_window: ["since", "until"],
};

/** A request that does not say where it goes on would bring the first page again and again. */
function pagingFaults(paging: Paging, said: ReadonlySet<string>, path: readonly string[]): MeaningFault[] {
  const silent = SAID[paging.kind]
    .filter((name) => !said.has(name))
    .map((name) => ({ path: [...path, "kind"], message: `the request has to say {${name}} somewhere` }));
  const expressions = ["next", "more", "total"].flatMap((key) => {
    const expression: unknown = Reflect.get(paging, key);
    return typeof expression === "string" ? faultsOfExpression(expression, [...path, key]) : [];
  });
  return [...silent, ...expressions];
}

function watermarkFaults({ request, paging, order, watermark }: StreamManifest, path: readonly string[]) {
  const said = namesOfRequest(request).has("since");
  if (order === "newest_first" && watermark === undefined)
    return [
      { path: [...path, "order"], message: "newest_first needs a watermark: how else is it known where to stop?" },
    ];
  const useless = watermark !== undefined && !said && order !== "newest_first";
  if (!useless) return [];
  const endures = paging.kind === "cursor" && paging.endures ? ", and the cursor endures anyway" : "";
  const message = `it changes nothing: the request says {since} nowhere and order is not newest_first${endures}`;
  return [{ path: [...path, "watermark"], message }];
}

/** What the source says of itself has to be in the map; a source that is shared has to be declared once. */
function sourceFaults({ streams }: Manifest, stream: StreamManifest, path: readonly string[]): MeaningFault[] {
  const { source, maps } = stream;
  if (source === undefined && maps !== "interactions") return promiseFaults(stream, undefined, path);
  const declared =
    typeof source === "string" ? (Object.hasOwn(streams, source) ? streams[source]?.source : "") : source;
  if (declared !== undefined && typeof declared !== "string")
    return promiseFaults(stream, maps === "interactions" ? declared.threading : undefined, path);
  if (source === undefined) return [{ path: [...path, "source"], message: NO_SOURCE }];
  const names = Object.keys(streams).filter((name) => typeof streams[name]?.source === "object");
  return [
    {
      path: [...path, "source"],
      message: unknownName("stream with a source of its own", typeof source === "string" ? source : "", names),
    },
  ];
}

const NO_SOURCE =
  "interactions need it: write what must be known of the source, or the id of the stream whose source it shares";

/** What the stream says of itself has to be in its map. */
function promiseFaults(
  { map, edits, deletions }: StreamManifest,
  threading: string | undefined,
  path: readonly string[],
) {
  const needed: readonly (readonly [boolean, string, readonly string[], string])[] = [
    [edits === "seen", "version", ["edits"], "edits are seen where map says version"],
    [deletions === "seen", "deleted", ["deletions"], "deletions are seen where map says deleted"],
    [threading === "explicit", "thread", ["source", "threading"], "explicit threads need map to say thread"],
    [threading === "links", "parents", ["source", "threading"], "threads by links need map to say parents"],
  ];
  return needed
    .filter(([asked, field]) => asked && !map.includes(field))
    .map(([, , at, message]) => ({ path: [...path, ...at], message }));
}
