export { mailboxConnector } from "./mailbox-connector.ts";
