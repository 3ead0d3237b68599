export { accessContract } from "./contract.ts";
export { createAccess, type Access, type AccessSettings } from "./create-access.ts";
