export { createMailer, type Letter, type Mailer } from "./create-mailer.ts";
