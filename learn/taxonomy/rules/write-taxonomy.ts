import { parentOf, type Node, type Taxonomy } from "./taxonomy.ts";

/** A taxonomy as text; `readTaxonomy` gives the same taxonomy back. */
export function writeTaxonomy({ title, topics, intents, nothing }: Taxonomy): string {
  const lines = [`title: ${quoted(title)}`, "topics:", ...below(topics, null, "  "), "intents:"];
  if (intents.length === 0) lines[lines.length - 1] = "intents: []";
  for (const intent of intents) lines.push(...nodeLines(intent, intent.id, "  "));
  if (Object.keys(nothing).length > 0) lines.push("nothing:", ...exampleLines(nothing, "  "));
  return `${lines.join("\n")}\n`;
}

function below(topics: readonly Node[], parent: string | null, indent: string): string[] {
  return topics
    .filter(({ id }) => parentOf(id) === parent)
    .flatMap((topic) => {
      const own = below(topics, topic.id, `${indent}    `);
      const id = topic.id.slice(parent === null ? 0 : parent.length + 1);
      return [...nodeLines(topic, id, indent), ...(own.length > 0 ? [`${indent}  topics:`, ...own] : [])];
    });
}

function nodeLines({ title, about, function: concerned, examples }: Node, id: string, indent: string): string[] {
  return [
    `${indent}- id: ${quoted(id)}`,
    `${indent}  title: ${quoted(title)}`,
    ...(about === "" ? [] : [`${indent}  about: ${quoted(about)}`]),
    ...(concerned === null ? [] : [`${indent}  function: ${concerned}`]),
    ...(Object.keys(examples).length > 0 ? [`${indent}  examples:`, ...exampleLines(examples, `${indent}    `)] : []),
  ];
}

function exampleLines(examples: Node["examples"], indent: string): string[] {
  return Object.entries(examples).flatMap(([language, texts]) => [
    `${indent}${quoted(language)}: |`,
    ...texts.map((text) => `${indent}  ${onOneLine(text)}`),
  ]);
}

/** What YAML takes for the end of a line, or does not take at all, becomes a blank. */
function onOneLine(text: string): string {
  return text
    .replaceAll(/[\p{Cc}\u2028\u2029\uFEFF]+/gu, " ")
    .toWellFormed()
    .trim();
}

/** As JSON, which YAML reads alike. */
const quoted = (text: string): string =>
  /^[A-Za-z][A-Za-z0-9 ]*[A-Za-z]$/.test(text) && !/^(true|false|null|yes|no|on|off|nan|inf)$/i.test(text)
    ? text
    : JSON.stringify(onOneLine(text));
