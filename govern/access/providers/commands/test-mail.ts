import { personNeeded } from "../../errors.ts";
import type { AccessContext, Ground } from "../../ground.ts";
import { noMail } from "../errors.ts";

/** Throws `mail_off`, `person_needed`, `mail_refused`. */
export async function sendTestMail({ ground: { post }, person }: AccessContext): Promise<{ to: string }> {
  const { session } = await person();
  if (!session) throw personNeeded();
  if (!post) throw noMail();
  await post.send({
    to: { name: session.name, email: session.email },
    subject: "Firsthand sends mail",
    text: `Hello ${session.name},\n\nmails of Firsthand reach you. Their links begin with ${post.publicUrl}.\n`,
  });
  return { to: session.email };
}

/** Whether mails are sent, and what went wrong last since the server was started. */
export function mailState({ post }: Ground) {
  const failure = post?.lastFailure();
  return {
    sends: post !== undefined,
    publicUrl: post?.publicUrl ?? null,
    lastFailure: failure ? { at: failure.at.toISOString(), message: failure.message } : null,
  };
}
