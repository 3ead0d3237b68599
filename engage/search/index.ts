export { searchContract, type FoundMessage, type SearchPage, type SnippetPart } from "./contract.ts";
export { indexChanges } from "./commands/index-changes.ts";
export { createIndexer, type Indexer } from "./indexer.ts";
export { searchConversations, searchMessages, type SearchQuery } from "./queries/search-messages.ts";
export { createSearchRouter } from "./routes.ts";
export { createStemmer, type Stemmer } from "./store/stems.ts";
export { searchPersonalData } from "./personal-data.ts";
