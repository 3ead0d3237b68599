import type { Manifest } from "../../manifest/index.ts";

/**
 * Whether two files of a connector ask the same of the same places, so that what is secret goes where it went before:
 * only what is made of the answers, and words for people, may differ.
 */
export function asksTheSame(before: Manifest, after: Manifest): boolean {
  return JSON.stringify(asked(before)) === JSON.stringify(asked(after));
}

/** Whether two files of a connector make the same of the answers. */
export function mapsTheSame({ streams: before }: Manifest, { streams: after }: Manifest): boolean {
  const mapsOf = (streams: Manifest["streams"]) => Object.entries(streams).map(([name, { map }]) => [name, map]);
  return JSON.stringify(mapsOf(before)) === JSON.stringify(mapsOf(after));
}

function asked({ name: _name, about: _about, icon: _icon, tried: _tried, ...manifest }: Manifest) {
  const streams = Object.entries(manifest.streams).map(([name, stream]) => {
    const { title: _title, map: _map, every_minutes: _minutes, ...rest } = stream;
    return [name, rest] as const;
  });
  return { ...manifest, streams };
}
