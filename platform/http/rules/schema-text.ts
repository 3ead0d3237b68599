type Json = Readonly<Record<string, unknown>>;

/** A JSON schema as a short text in the manner of a type: `{ id: text, value: number or null }`. */
export function schemaText(schema: unknown, indent = ""): string {
  if (!isObject(schema)) return "anything";
  if (typeof schema["$ref"] === "string") return schema["$ref"].split("/").at(-1) ?? "anything";
  if ("const" in schema) return JSON.stringify(schema["const"]);
  if (Array.isArray(schema["enum"])) return schema["enum"].map((value) => JSON.stringify(value)).join(" or ");
  const choices = [schema["anyOf"], schema["oneOf"]].find(Array.isArray);
  if (choices) return [...new Set(choices.map((choice) => schemaText(choice, indent)))].join(" or ");
  if (Array.isArray(schema["allOf"])) return schema["allOf"].map((part) => schemaText(part, indent)).join(" and ");
  if (Array.isArray(schema["type"]))
    return schema["type"].map((type) => schemaText({ ...schema, type }, indent)).join(" or ");
  return typeText(schema, indent);
}

function typeText(schema: Json, indent: string): string {
  switch (schema["type"]) {
    case "object":
      return objectText(schema, indent);
    case "array":
      return `list of ${schemaText(schema["items"], indent)}`;
    case "string":
      return typeof schema["format"] === "string" ? `text (${schema["format"]})` : "text";
    case "integer":
      return `whole number${rangeText(schema)}`;
    case "number":
      return `number${rangeText(schema)}`;
    case "boolean":
      return "true or false";
    case "null":
      return "null";
    default:
      return "anything";
  }
}

function objectText(schema: Json, indent: string): string {
  const properties = isObject(schema["properties"]) ? Object.entries(schema["properties"]) : [];
  if (properties.length === 0) {
    return isObject(schema["additionalProperties"])
      ? `by name: ${schemaText(schema["additionalProperties"], indent)}`
      : "object";
  }
  const required: readonly unknown[] = Array.isArray(schema["required"]) ? schema["required"] : [];
  const inner = `${indent}  `;
  const lines = properties.map(
    ([name, property]) => `${inner}${name}${required.includes(name) ? "" : "?"}: ${schemaText(property, inner)}`,
  );
  return `{\n${lines.join("\n")}\n${indent}}`;
}

/** Limits, unless they are only those of whole numbers as such. */
function rangeText(schema: Json): string {
  const low = limitOf(schema["minimum"]);
  const high = limitOf(schema["maximum"]);
  if (low !== undefined && high !== undefined) return ` from ${low} to ${high}`;
  if (low !== undefined) return `, ${low} or more`;
  return high === undefined ? "" : `, at most ${high}`;
}

function limitOf(value: unknown): number | undefined {
  return typeof value === "number" && Math.abs(value) < Number.MAX_SAFE_INTEGER ? value : undefined;
}

function isObject(value: unknown): value is Json {
  return typeof value === "object" && value !== null && !Array.isArray(value);
}
