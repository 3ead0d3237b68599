export { agreedMailboxConnector } from "./agreed-mailbox-connector.ts";
export { mailboxConnector } from "./mailbox-connector.ts";
