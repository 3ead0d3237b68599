export { accessContract } from "./contract.ts";
export { createAccess, type Access, type AccessSettings } from "./create-access.ts";
export { findPersonBehind } from "./queries/find-person-behind.ts";
export { sealedColumns } from "./sealed-columns.ts";
export { listAllMembers } from "./queries/list-members.ts";
export { findMemberNames } from "./store/members.ts";
export { findUnits } from "./store/units.ts";
