export { identify, type Seeking, type World } from "./commands/identify.ts";
export { linkIdentities } from "./commands/link-identities.ts";
export { undoLink } from "./commands/undo-link.ts";
export { findIdentity, showPerson, type ShownPerson } from "./queries/show-person.ts";
export type { KeySpace } from "./rules.ts";
