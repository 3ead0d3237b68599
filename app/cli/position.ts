import { parseMoment } from "@firsthand/learn/metrics";
import { showPosition, type Position } from "@firsthand/transform/maturity";

import { maturityGround, takeShippedModel } from "../position.ts";
import { print, printable, printJson, table, wrapped } from "./output.ts";
import { nextCommand, withLog, type Place } from "./session.ts";

export interface PositionOptions extends Place {
  readonly unit?: string;
  readonly since?: string;
  readonly until?: string;
  readonly json?: boolean;
}

/** `firsthand position`: where we stand, what is not known, and the nearest steps. */
export async function tellPosition(options: PositionOptions): Promise<void> {
  const { unit } = options;
  const since = options.since === undefined ? undefined : parseMoment(options.since);
  const until = options.until === undefined ? undefined : parseMoment(options.until);
  const position = await withLog(options, async ({ storage: { db } }) => {
    await takeShippedModel(db, new Date());
    return await showPosition(maturityGround(db, { now: () => new Date() }), { unit, since, until });
  });
  if (options.json) printJson(forPrograms(position));
  else printPosition(position, options);
}

/** What programs get: levels as numbers, shares between 0 and 1, moments in ISO 8601. */
function forPrograms(position: Position) {
  const { stage, ceiling, confidence, certainty, since, until, asOf, unit, measured, attested, unknown } = position;
  const criteria = new Map(position.criteria.map((criterion) => [criterion.id, criterion]));
  return {
    stage,
    ceiling,
    confidence,
    certainty,
    unit,
    since,
    until,
    asOf,
    measured,
    attested,
    unknown,
    model: position.model,
    story: position.story,
    binding: position.binding,
    dimensions: position.dimensions.map((row) => ({
      id: row.id,
      floor: row.floor,
      ceiling: row.ceiling,
      confidence: row.confidence,
      certainty: row.certainty,
      provisional: row.provisional,
      measured: row.measured,
      attested: row.attested,
      unknown: row.unknown,
      next: row.next.flatMap((id) => {
        const found = criteria.get(id);
        return found ? [{ id, says: found.says, state: found.state, because: found.because }] : [];
      }),
    })),
    gates: position.gates.map(({ id, open, state }) => ({ id, open, state })),
    steps: position.steps,
  };
}

function printPosition(position: Position, options: PositionOptions): void {
  const { story, steps, dimensions, gates } = position;
  print(
    `${options.unit === undefined ? "The whole organisation" : printable(options.unit)}, ${windowText(position)}\n`,
  );
  for (const said of [story.stand, story.binds, story.unknown, story.know])
    if (said !== "") print(wrapped(printable(said)));
  print();
  print(
    table(
      ["row", "stage", "could be up to", "how sure", "measured", "attested", "not known"],
      dimensions.map((row) => [
        row.title,
        row.certainty === "none"
          ? `${row.floor}, not yet known`
          : `${row.floor}${row.provisional ? ", provisional" : ""}`,
        row.ceiling > row.floor ? row.ceiling : null,
        row.certainty === "none" ? null : `${row.certainty}, ${percent(row.confidence)}`,
        percent(row.measured),
        percent(row.attested),
        percent(row.unknown),
      ]),
    ),
  );
  if (gates.length > 0) {
    print(`\n${printable(position.divide?.title ?? "Gates")}:`);
    for (const { title, open, state } of gates) {
      print(`  ${open ? "open   " : "closed "} ${printable(title)}${state === "unknown" ? " (not known)" : ""}`);
    }
  }
  if (steps.length > 0) print("\nThe nearest steps:");
  for (const [index, { says, because }] of steps.entries()) {
    print(wrapped(`  ${index + 1}. ${printable(says)} ${printable(because)}`, { indent: "     " }));
  }
  print(`\nEverything with its evidence: ${nextCommand("position --json", options)}`);
}

function windowText({ since, until, asOf, model }: Position): string {
  return `${since.slice(0, 10)} to ${until.slice(0, 10)} (excluded), as of ${asOf.slice(0, 10)}, by version ${model.version} of the model`;
}

function percent(share: number): string {
  return `${Math.round(share * 100)} %`;
}
