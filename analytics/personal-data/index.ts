export { findPersonalData, type SearchOptions } from "./find-personal-data.ts";
export { type PersonalDataFinding, type PersonalDataKind, personalDataKinds, usualKinds } from "./kinds.ts";
export { type IdentityKind, maskName, maskPersonalData, maskValue } from "./mask-personal-data.ts";
