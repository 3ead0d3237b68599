/** Why one record could not be understood; the reader keeps its bytes and goes on with the next. */
export class Unreadable extends Error {
  /** A stable word, for example `unparsable_date`. */
  readonly code: string;
  /** The id of the record, if at least that could be read. */
  externalId: string | undefined;

  constructor(code: string, message: string) {
    super(message);
    this.name = "Unreadable";
    this.code = code;
  }
}

/** A value shown in a message: cut short, line breaks and control characters made visible. */
export function shown(value: string): string {
  const short = value.length > 60 ? `${value.slice(0, 60)}...` : value;
  return JSON.stringify(short.toWellFormed());
}
