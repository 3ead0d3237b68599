/** A mail as plain text. */
export interface Letter {
  readonly to: { readonly name: string; readonly email: string };
  readonly subject: string;
  readonly text: string;
}

interface Person {
  readonly name: string;
  readonly email: string;
}

export function resetMail(to: Person, link: string): Letter {
  return {
    to,
    subject: "A new password for Firsthand",
    text: `Hello ${to.name},

somebody, most likely you, asked for a new password for your account.
This link sets one. It is good for 30 minutes, and once:

${link}

If you did not ask for it, do nothing: your password stays as it is.
`,
  };
}

export function changedMail(to: Person): Letter {
  return {
    to,
    subject: "Your password for Firsthand was changed",
    text: `Hello ${to.name},

the password of your account was changed through a link that was sent to this address, and all sessions have ended.

If it was not you, tell an administrator at once.
`,
  };
}

export function invitationMail(to: Person, { by, link, days }: { by: string; link: string; days: number }): Letter {
  return {
    to,
    subject: `${by} invites you to Firsthand`,
    text: `Hello ${to.name},

${by} invites you to Firsthand, where everything that passes between your organisation and its customers is in one place.
This link makes your account. It is good for ${days} days, and once:

${link}
`,
  };
}
