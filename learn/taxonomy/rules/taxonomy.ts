/** A topic or an intent. The id of a topic is a path: `delivery.late` stands below `delivery`. */
export interface Node {
  readonly id: string;
  readonly title: string;
  readonly about: string;
  /** The front-office function concerned. */
  readonly function: string | null;
  /** Texts as customers write them, by language (ISO 639-1). */
  readonly examples: Readonly<Record<string, readonly string[]>>;
}

/** What customers write about and what they want. */
export interface Taxonomy {
  readonly title: string;
  /** In the order of the tree: a branch before what is below it. */
  readonly topics: readonly Node[];
  readonly intents: readonly Node[];
  /** Texts that are about none of it, by language. */
  readonly nothing: Readonly<Record<string, readonly string[]>>;
}

/** The topic that an id stands below; null at the top. */
export function parentOf(id: string): string | null {
  const at = id.lastIndexOf(".");
  return at < 0 ? null : id.slice(0, at);
}

/** Whether an id is that of a topic or of one below it. */
export function isWithinTopic(id: string, topic: string): boolean {
  return id === topic || id.startsWith(`${topic}.`);
}

/** How many examples a node has, in all languages. */
export function countExamples({ examples }: Pick<Node, "examples">): number {
  return Object.values(examples).reduce((sum, texts) => sum + texts.length, 0);
}
