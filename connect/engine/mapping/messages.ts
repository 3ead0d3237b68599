/** What the process for mapping is asked: to read one answer and to map its records. */
export interface PageJob {
  /** JSON. */
  readonly text: string;
  readonly headers: Readonly<Record<string, string>>;
  readonly status: number;
  /** Expressions over the answer, by names of the asker. */
  readonly ofAnswer: Readonly<Record<string, string>>;
  /** Over the answer: its records. */
  readonly records?: string | undefined;
  /** Over a record. */
  readonly map?: string | undefined;
  readonly watermark?: string | undefined;
  /** Settings that are not secret, `$settings` in expressions. */
  readonly settings: Readonly<Record<string, string>>;
  /** JSON of the record of which this is the detail, `$parent`. */
  readonly parent?: string | undefined;
  /** Records before this one are passed over: they are done, or did harm. */
  readonly from: number;
  /** And those from this one on. */
  readonly until: number;
}

/** What came of the answer as a whole. */
export interface PageHead {
  /** Values of `ofAnswer` that are texts, numbers or truths; others are left out. */
  readonly values: Readonly<Record<string, string | number | boolean>>;
  readonly records: number;
  /** Fields of its records, each with the number of records that have it. */
  readonly fields: Readonly<Record<string, number>>;
}

/** One record with what came of it. */
export interface MappedRecord {
  /** JSON, as it came. */
  readonly raw: string;
  readonly hash: string;
  readonly watermark: string | null;
  /** JSON of what the map gives; null where it leaves the record out, or where nothing was to be mapped. */
  readonly mapped: string | null;
  readonly fault?: MapFault;
}

/** Why a record could not be mapped. */
export interface MapFault {
  readonly code: "mapping_failed" | "mapping_slow" | "mapping_too_long" | "nested_too_deeply" | "record_too_long";
  readonly message: string;
}

export type FromMapping =
  | { readonly kind: "ready" }
  | { readonly kind: "head"; readonly head: PageHead }
  | { readonly kind: "record"; readonly index: number; readonly record: MappedRecord }
  | { readonly kind: "done" }
  /** The answer as a whole cannot be read. */
  | { readonly kind: "unreadable"; readonly what: "no_json" | "too_deep" | "expression"; readonly message: string };
