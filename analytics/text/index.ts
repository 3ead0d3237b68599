export { type FrontOfficeFunction, frontOfficeFunctions } from "./lexicon/lexicon.ts";
export { type Reading, type TextToRead, readTexts, readingModelVersion } from "./read-texts.ts";
export { readLanguages } from "./rules/lexicons.ts";
export { ownWords } from "./rules/own-words.ts";
export { plainSum } from "./rules/plain-sum.ts";
export { type Mood, MOOD_LIMIT, moodOf } from "./rules/sentiment.ts";
export { isSmallWord } from "./rules/small-words.ts";
