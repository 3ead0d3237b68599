import { Failure } from "@firsthand/kernel/errors";

import type { Mapping, ReaderContext } from "../contract.ts";
import { dateFormatNamed } from "../dates/date-format.ts";
import { encodingNamed } from "../inspect/detect-encoding.ts";
import { detectLayout } from "../inspect/detect-layout.ts";
import { loadMapping, parseMapping } from "./load-mapping.ts";

/**
 * The context of records that were kept, as another mapping file would have them read. How the file is cut into cells
 * and its header stay as they were found. Throws the Failures of mapping files.
 */
export async function contextWithMapping(context: ReaderContext, mapFile: string): Promise<ReaderContext> {
  return withMapping(context, mapFile, await loadMapping(mapFile));
}

/** The same with the text of a mapping file. */
export function contextWithMappingText(context: ReaderContext, text: string): ReaderContext {
  return withMapping(context, "given", parseMapping("given", text));
}

function withMapping(context: ReaderContext, mapFile: string, mapping: Mapping): ReaderContext {
  const timeZone = mapping.time_zone ?? context.timeZone;
  const channel = mapping.source?.channel ?? context.channel;
  if (context.layout === "mail") return { ...context, mapping, timeZone, channel };
  const { table } = context;
  if (!table) {
    throw new Failure({
      code: "incomplete_context",
      status: 500,
      message: "The kept description of the file has no columns.",
    });
  }
  const dates = mapping.date_format === undefined ? {} : { dateFormat: dateFormatNamed(mapping.date_format) };
  return {
    ...context,
    ...dates,
    layout: detectLayout(mapFile, table.header, mapping),
    encoding: mapping.encoding === undefined ? context.encoding : encodingNamed(mapping.encoding),
    table: { ...table, delimiter: mapping.delimiter ?? table.delimiter },
    mapping,
    timeZone,
    channel,
  };
}
