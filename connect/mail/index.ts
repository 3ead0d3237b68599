export { mailboxConnector } from "./mailbox-connector.ts";
export { watchMailbox, type Watching } from "./watch-mailbox.ts";
