export { mailOf, openImapServer, type ImapServer } from "./imap-server.ts";
