export { clearIdentities } from "./commands/clear-identities.ts";
export { identify, type Seeking, type World } from "./commands/identify.ts";
export { findDuplicates } from "./commands/find-duplicates.ts";
export { linkIdentities } from "./commands/link-identities.ts";
export { correctName, correctValue } from "./commands/correct-identity.ts";
export { listCorrections } from "./queries/list-corrections.ts";
export { undoLink } from "./commands/undo-link.ts";
export { findIdentity, showPerson, type ShownPerson } from "./queries/show-person.ts";
export type { KeySpace } from "./rules.ts";
export { findAllIdentities, findCustomers } from "./queries/find-customers.ts";
export { keyOfAccount } from "./queries/key-of-account.ts";
export { erasedBefore } from "./queries/erased-before.ts";
export { searchPeople } from "./queries/search-people.ts";
export { showPersonPage } from "./queries/show-person-page.ts";
export { createPeopleRouter } from "./routes.ts";
export { findLinked, forgetIdentities } from "./commands/forget-identities.ts";
export { countConsents, countKnown } from "./store/customers.ts";
export {
  findDataSubject,
  findIdentitiesByKeys,
  findSubjectPerson,
  identitiesPersonalData,
  nameSubject,
} from "./personal-data.ts";
