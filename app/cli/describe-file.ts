import type { Inspection } from "@firsthand/connect/files";
import type { Delivered } from "@firsthand/connect/records";

import { bytes, printable, shortened, wrapped } from "./output.ts";

const DELIMITERS: Record<string, string> = { ",": "comma", ";": "semicolon", "\t": "tab", "|": "vertical bar" };

/** What a file was found to be, and its first records as they will be understood. */
export function describeFile(inspection: Inspection): string {
  const { declaration } = inspection;
  const facts = [
    inspection.format,
    ...(inspection.compression === "none" ? [] : [inspection.compression]),
    inspection.encoding,
    ...(inspection.delimiter ? [`delimiter ${DELIMITERS[inspection.delimiter] ?? inspection.delimiter}`] : []),
    ...(inspection.dateFormat ? [`dates ${inspection.dateFormat}`] : []),
    `layout ${inspection.layout}`,
  ];
  const lines = [
    `${printable(inspection.path)}  ${bytes(inspection.size)}`,
    `  ${facts.join(" · ")}`,
    `  source "${printable(declaration.name)}": ${declaration.visibility}, channel ${printable(declaration.channel)}, threading by ${declaration.threading}, answers ${declaration.answers}`,
    ...(declaration.selection ? [`  a selection: ${printable(declaration.selection)}`] : []),
    ...inspection.notes.map((note) => `  note: ${printable(note)}`),
  ];
  const preview = ["The first records, as they will be understood:", ...inspection.preview.map(previewLine)];
  return [
    ...lines.map((line) => wrapped(line, { indent: "    " })),
    ...(inspection.preview.length > 0 ? preview : []),
  ].join("\n");
}

const SHOWN_CHARACTERS = 60;

function previewLine(item: Delivered): string {
  if (item.status === "rejected") return `  ${item.position.record}. not understood: ${printable(item.reason.message)}`;
  const { at, direction, author, unit, text, subject, rating } = item.record;
  const shown = shortened(printable(subject ?? text), SHOWN_CHARACTERS);
  const who = author?.account ?? author?.email ?? author?.customerNumber ?? author?.name ?? "unknown";
  const about = [
    at,
    direction,
    printable(who),
    ...(unit ? [`unit ${printable(unit)}`] : []),
    ...(rating ? [`${rating.kind} ${rating.value}`] : []),
  ];
  return `  ${item.position.record}. ${about.join(" · ")}: ${shown}`;
}
