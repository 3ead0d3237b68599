export { type LanguageGuess, type WordToTell, identifyLanguage, identifyWords } from "./identify.ts";
export { type Example, type Hint, trainModel } from "./training/train-model.ts";
