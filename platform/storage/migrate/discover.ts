import { createHash } from "node:crypto";
import { existsSync, readdirSync, readFileSync } from "node:fs";
import { join } from "node:path";

import { Failure } from "@firsthand/kernel/errors";

import type { Migration, ViewFile } from "./rules.ts";

/** The folder that holds all areas, from which modules are found. */
export const PROJECT_ROOT = join(import.meta.dirname, "..", "..", "..");

/** `YYYYMMDDTHHMM_name.sql` */
const NAME = /^\d{8}T\d{4}_[a-z0-9_-]+\.sql$/;

/** What all modules below a root bring along: `<area>/<module>/migrations/*.sql` and `<area>/<module>/views.sql`. */
export function discover(root: string): { migrations: Migration[]; views: ViewFile[] } {
  const migrations: Migration[] = [];
  const views: ViewFile[] = [];
  for (const area of foldersIn(root)) {
    for (const name of foldersIn(join(root, area))) {
      const module = `${area}/${name}`;
      migrations.push(...migrationsIn(join(root, module, "migrations"), module));
      const file = join(root, module, "views.sql");
      if (existsSync(file)) views.push(viewFile(module, read(file)));
    }
  }
  return { migrations, views };
}

function migrationsIn(folder: string, module: string): Migration[] {
  if (!existsSync(folder)) return [];
  const files = readdirSync(folder).filter((file) => file.endsWith(".sql"));
  return files.map((file) => {
    if (!NAME.test(file)) {
      throw new Failure({
        code: "migration_misnamed",
        status: 500,
        message: `${module}/migrations/${file} is not named like a migration.`,
        advice: "Name it YYYYMMDDTHHMM_what_it_does.sql.",
      });
    }
    const text = read(join(folder, file));
    return { module, name: file, sql: text, sha256: createHash("sha256").update(text).digest("hex") };
  });
}

function viewFile(module: string, text: string): ViewFile {
  return { module, sql: text, order: Number(/^-- order: (\d+)/.exec(text)?.[1] ?? 0) };
}

function foldersIn(path: string): string[] {
  return readdirSync(path, { withFileTypes: true })
    .filter((entry) => entry.isDirectory() && !entry.name.startsWith(".") && entry.name !== "node_modules")
    .map((entry) => entry.name)
    .toSorted();
}

/** A checkout may have changed the ends of lines, which changes nothing of what is said. */
function read(file: string): string {
  return readFileSync(file, "utf8").replaceAll("\r\n", "\n");
}
