import { type VariableName, variables } from "./contract.ts";

const names = Object.keys(variables);

/** A note for each variable of ours by its prefix that nothing reads: most likely a slip of the pen. */
export function notesOnUnknown(given: Readonly<Record<string, unknown>>): string[] {
  return Object.keys(given)
    .filter((name) => name.startsWith("FIRSTHAND_") && !names.includes(name))
    .toSorted()
    .map((name) => {
      const bare = name.slice("FIRSTHAND_".length);
      const hint = names.includes(bare) ? `did you mean ${bare}?` : `known are ${names.join(", ")}.`;
      return `The variable ${name} is not known and has no effect; ${hint}`;
    });
}

/** One sentence that names a variable, its value if that may be shown, and what is allowed. */
export function complaintAbout(name: VariableName, value: string): string {
  const { allowed, shown } = variables[name];
  const said = showable(value, shown);
  return `${name}${said === undefined ? "" : ` is ${JSON.stringify(said)}, which`} is not valid. Allowed is ${allowed}.`;
}

function showable(value: string, shown: (typeof variables)[VariableName]["shown"]): string | undefined {
  if (shown === "never") return undefined;
  const short = value.length > 200 ? `${value.slice(0, 200)}…` : value;
  if (shown === "as it is") return short;
  // A password may stand in a form that no parser understands: what could hold one is not shown.
  return value.includes("@") || value.includes("?") ? undefined : short;
}
