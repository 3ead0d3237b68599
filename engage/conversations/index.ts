export { clearContent } from "./commands/clear-content.ts";
export { messageId, placeMessages } from "./commands/place-messages.ts";
export { reread } from "./commands/reread.ts";
export type { ReadTexts } from "./contract.ts";
export type { Message } from "./messages.ts";
export { listConversations, type ListQuery, type SearchText } from "./queries/list-conversations.ts";
export { countByUnit, listFacets, readFacetsOfReach } from "./queries/list-facets.ts";
export { measureActivity } from "./queries/measure-activity.ts";
export { showBrief } from "./queries/show-brief.ts";
export { showThread } from "./queries/show-thread.ts";
export { createConversationsRouter } from "./routes.ts";
export { textToRead } from "./rules/text-to-read.ts";
export { findCells } from "./store/cells.ts";
export { changesWaitFor, noteChanges, takeChanges, type ChangedInteraction } from "./store/changes.ts";
export { showTold, type Told } from "./queries/show-told.ts";
export { findStanding, followNews, lockFollowing, takeNews } from "./store/news.ts";
export { findTakingPart, forgetSource } from "./commands/forget-source.ts";
export { conversationsPersonalData, findTakenPart } from "./personal-data.ts";
export { findUnitsBeside } from "./queries/find-units-beside.ts";
export { findMaskers } from "./queries/find-maskers.ts";
export { maskedPerson, maskedText, maskerAmong, type Masker } from "./rules/masked.ts";
export { withheldPerson } from "./rules/withheld.ts";
export { findRestricted, isAnybodyRestricted } from "./store/restricted.ts";
export { showOwnMessages } from "./queries/show-own-messages.ts";
export { addStatement, forgetStatements, removeStatement } from "./commands/state.ts";
export { listStatements } from "./queries/list-statements.ts";
export { unknownConversation } from "./errors.ts";
export { checkReach, isClear } from "./queries/check-reach.ts";
export { checkUnrestricted } from "./queries/check-restricted.ts";
export { findToAnswer, type ToAnswer } from "./queries/find-to-answer.ts";
export {
  correctionsMark,
  findMessagesExist,
  findLabelledTexts,
  findSaidOfTexts,
  renameLabels,
  takeBackLabels,
} from "./store/label-values.ts";
export { hashOfText } from "./rules/labels.ts";
