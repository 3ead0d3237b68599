import { email } from "@firsthand/govern/access/contract";

/** What is wrong with a mail address as it was typed, if anything. */
export function emailFault(typed: string): string | undefined {
  if (typed.trim() === "") return "Write your mail address.";
  return email.safeParse(typed).success ? undefined : "This is no mail address; write one like ann@example.org.";
}
