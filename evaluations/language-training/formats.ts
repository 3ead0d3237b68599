/** Texts under the language that the file itself names, or under "" where the name of the file does. */
export type Strings = Readonly<Record<string, readonly string[]>>;

const one = (texts: readonly string[]): Strings => ({ "": texts });

/** Every string among the values of a JSON file, or only those with this key. */
export function jsonLeaves(only?: string): (content: Buffer) => Strings {
  return (content) => {
    const texts: string[] = [];
    const walk = (value: unknown, key: string): void => {
      if (typeof value === "string") {
        if (only === undefined || key === only) texts.push(value);
      } else if (typeof value === "object" && value !== null) {
        for (const [name, inner] of Object.entries(value)) walk(inner, name);
      }
    };
    walk(JSON.parse(content.toString("utf8").replace(/^\uFEFF/, "")), "");
    return one(texts);
  };
}

/** A file of messages of Chromium: a table of places, then the texts in UTF-8 or UTF-16. */
export function packed(content: Buffer): Strings {
  if (content.readUInt32LE(0) !== 5) throw new Error("a pack of another version than 5");
  const encoding = content.readUInt8(4) === 1 ? "utf8" : "utf16le";
  const count = content.readUInt16LE(8);
  const start = (index: number) => content.readUInt32LE(12 + 6 * index + 2);
  return one(Array.from({ length: count }, (_, index) => content.toString(encoding, start(index), start(index + 1))));
}

function unquoted(text: string): string {
  return text
    .replaceAll(/\\u([0-9a-fA-F]{4})/g, (_, code: string) => String.fromCharCode(Number.parseInt(code, 16)))
    .replaceAll(/\\[nrt]/g, " ")
    .replaceAll(/\\(.)/g, "$1");
}

/** The values of a Java properties file. */
export function properties(content: Buffer): Strings {
  const lines = content.toString("utf8").split("\n");
  return one(
    lines.flatMap((line) => {
      const at = line.indexOf("=");
      return line.startsWith("#") || at < 0 ? [] : [unquoted(line.slice(at + 1))];
    }),
  );
}

/** The string values of a JavaScript object literal, or of assignments. */
export function quoted(content: Buffer): Strings {
  const found = content.toString("utf8").matchAll(/[:=]\s*(?:"((?:[^"\\\n]|\\.)*)"|'((?:[^'\\\n]|\\.)*)')/g);
  return one([...found].map((match) => unquoted(match[1] ?? match[2] ?? "")));
}

/** The text between the tags of a simple HTML page. */
export function tags(content: Buffer): Strings {
  const body = content.toString("utf8").replace(/^[\s\S]*<body>/, "");
  return one(body.split(/<[^>]*>/).flatMap((text) => text.split(/(?<=[.;])\s+/)));
}

/** What CLDR calls each emoji and sign. */
export function annotations(content: Buffer): Strings {
  const { "": texts = [] } = jsonLeaves()(content);
  return one(texts.filter((text) => text.length > 3));
}

/** Lists of small words by language. */
export function stopWordLists(content: Buffer): Strings {
  const lists = JSON.parse(content.toString("utf8")) as Record<string, string[]>;
  return Object.fromEntries(
    Object.entries(lists).map(([language, words]) => {
      const lines: string[] = [];
      for (let at = 0; at < words.length; at += 4) lines.push(words.slice(at, at + 4).join(" "));
      return [language, lines];
    }),
  );
}
