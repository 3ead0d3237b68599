import { failureOf } from "./problem.ts";

/** What the server found wrong at single fields, by their dotted path; empty when it said nothing of the kind. */
export function issuesOf(error: unknown): Readonly<Record<string, string>> {
  if (error === null || error === undefined) return {};
  const { issues } = failureOf(error).details;
  if (!Array.isArray(issues)) return {};
  return Object.fromEntries(
    issues.flatMap((issue: unknown): [string, string][] =>
      typeof issue === "object" && issue !== null && "path" in issue && "message" in issue
        ? [[String(issue.path), sentence(String(issue.message))]]
        : [],
    ),
  );
}

function sentence(words: string): string {
  const text = words.charAt(0).toUpperCase() + words.slice(1);
  return /[.!?]$/.test(text) ? text : `${text}.`;
}
