export { clearProfiles } from "./commands/clear-profiles.ts";
export { keepTraits, type Traits } from "./commands/keep-traits.ts";
export { takePersons } from "./commands/take-persons.ts";
export { profilesPersonalData } from "./personal-data.ts";
