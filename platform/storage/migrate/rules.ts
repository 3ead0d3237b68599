import { Failure } from "@firsthand/kernel/errors";

/** A step that changes tables, of one module. */
export interface Migration {
  readonly module: string;
  readonly name: string;
  readonly sql: string;
  readonly sha256: string;
}

/** A step as the database remembers it. */
export type Applied = Pick<Migration, "module" | "name" | "sha256">;

/** The published views of one module; those of a lower order are made first. */
export interface ViewFile {
  readonly module: string;
  readonly order: number;
  readonly sql: string;
}

/**
 * The steps that are still to be done, in one order of time stamps over all modules. One that is older than some
 * that are done is among them: modules do not touch each other's tables. Throws `Failure` when a done step has
 * changed, or is not known here.
 */
export function pendingOf(known: readonly Migration[], applied: readonly Applied[]): Migration[] {
  const byName = new Map(known.map((migration) => [keyOf(migration), migration]));
  const unknown = applied.filter((step) => !byName.has(keyOf(step)));
  if (unknown.length > 0) throw newerData(unknown);
  const changed = applied.filter((step) => byName.get(keyOf(step))?.sha256 !== step.sha256);
  if (changed.length > 0) throw changedSteps(changed);
  const done = new Set(applied.map(keyOf));
  return inOrder(known.filter((migration) => !done.has(keyOf(migration))));
}

export function inOrder<T extends Applied>(migrations: readonly T[]): T[] {
  return migrations.toSorted((a, b) => compare(a.name, b.name) || compare(a.module, b.module));
}

/** View files in the order in which they can be made. */
export function viewsInOrder(views: readonly ViewFile[]): ViewFile[] {
  return views.toSorted((a, b) => a.order - b.order || compare(a.module, b.module));
}

/** The names of the views that a file creates. */
export function viewNames(text: string): string[] {
  const statements = text
    .replaceAll(/--[^\n]*/g, "")
    .matchAll(/\bcreate\s+(?:or\s+replace\s+)?view\s+"?([a-z_][a-z0-9_]*)"?/gi);
  return [...statements].map((match) => match[1] ?? "");
}

const keyOf = ({ module, name }: Applied): string => `${module}/${name}`;

function compare(a: string, b: string): number {
  return a < b ? -1 : a > b ? 1 : 0;
}

function newerData(unknown: readonly Applied[]): Failure {
  return new Failure({
    code: "data_newer_than_program",
    status: 500,
    message: `The data are newer than this version of Firsthand: it does not know ${list(unknown)}.`,
    advice: "Use the version of Firsthand that these data were last opened with, or a newer one.",
    details: { unknown: unknown.map(keyOf) },
  });
}

function changedSteps(changed: readonly Applied[]): Failure {
  return new Failure({
    code: "migration_changed",
    status: 500,
    message: `The data were made with another form of ${list(changed)}.`,
    advice: "A migration that was applied must stay as it was: put the file back, and add a new migration instead.",
    details: { changed: changed.map(keyOf) },
  });
}

function list(steps: readonly Applied[]): string {
  const names = steps.slice(0, 3).map(keyOf).join(", ");
  return steps.length > 3 ? `${names} and ${steps.length - 3} more` : names;
}
