import type { SourceRecord } from "@firsthand/connect/records";

/**
 * Understands the cells of one record, which stand in the order of the header; `more` are values without a column in the
 * header (JSON lines). Throws `Unreadable`.
 */
export type Understand = (cells: readonly string[], more?: ReadonlyMap<string, string>) => SourceRecord;

/** What a layout needs to know before the first record. */
export interface LayoutSettings {
  readonly header: readonly string[];
  readonly readDate: (text: string) => string;
  /** The channel of records that name none. */
  readonly channel: string;
}
