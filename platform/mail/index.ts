export { createMailer, type Letter, type Mailer } from "./create-mailer.ts";
export { MailNotTaken, sendOnce, type MailPlace, type SingleMail } from "./send-once.ts";
