import { keysContract } from "./contract/keys.ts";
import { membersContract } from "./contract/members.ts";
import { rolesContract } from "./contract/roles.ts";
import { sessionContract } from "./contract/session.ts";
import { unitsContract } from "./contract/units.ts";
import { factorsContract } from "./factors/contract.ts";
import { providersContract } from "./providers/contract.ts";

export { key, type Key } from "./contract/keys.ts";
export { invitation, member, type Invitation, type Member } from "./contract/members.ts";
export { role, type Role } from "./contract/roles.ts";
export { sessionHours, type OwnSession, type Session, type SignInOutcome, type SignedIn } from "./contract/session.ts";
export { unitKinds, type Unit, type UnitRules } from "./contract/units.ts";
export { ADMINISTRATOR, email, PASSWORD_LENGTH, type Grant, type Scope } from "./contract/words.ts";

export const accessContract = {
  ...sessionContract,
  ...keysContract,
  ...membersContract,
  ...rolesContract,
  ...unitsContract,
  ...factorsContract,
  ...providersContract,
};
