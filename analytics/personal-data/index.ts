export { findPersonalData, type SearchOptions } from "./find-personal-data.ts";
export {
  type IdentityKind,
  type PersonalDataFinding,
  type PersonalDataKind,
  personalDataKinds,
  usualKinds,
} from "./kinds.ts";
export { type KnownPeople, type KnownPerson, maskerOf } from "./mask-names.ts";
export { maskName, maskPersonalData, maskValue } from "./mask-personal-data.ts";
