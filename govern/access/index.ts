export { accessContract } from "./contract.ts";
export { createAccess, type Access, type AccessSettings } from "./create-access.ts";
export { findPersonBehind } from "./queries/find-person-behind.ts";
export { listMembers } from "./queries/list-members.ts";
