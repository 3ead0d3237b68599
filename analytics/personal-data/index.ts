export { findPersonalData, type SearchOptions } from "./find-personal-data.ts";
export {
  type IdentityKind,
  type PersonalDataFinding,
  type PersonalDataKind,
  personalDataKinds,
  usualKinds,
} from "./kinds.ts";
export { type Cover, type CoveredKind, covererOf } from "./cover-people.ts";
export { maskerOf } from "./mask-names.ts";
export { maskName, maskPersonalData, maskValue } from "./mask-personal-data.ts";
export type { KnownPeople, KnownPerson } from "./rules/known-people.ts";
