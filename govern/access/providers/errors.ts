import { Failure } from "@firsthand/kernel/errors";

export function unknownProvider(id: string): Failure {
  return new Failure({
    code: "provider_unknown",
    status: 404,
    message: "There is no such provider.",
    advice: "Load the page again: it may have been removed or switched off.",
    details: { id },
  });
}

export function providerChanged(now: { version: number; changedBy: string }): Failure {
  return new Failure({
    code: "provider_changed",
    status: 409,
    message: `${now.changedBy} changed this provider meanwhile.`,
    advice: "Load it again, and decide anew.",
    details: now,
  });
}

/** `why` ends the sentence "The provider ...". */
export function providerAway(why: string, cause?: unknown): Failure {
  return new Failure(
    {
      code: "provider_unreachable",
      status: 502,
      message: `The provider ${why}.`,
      advice: "Try again later; if it stays so, an administrator checks its address in the settings.",
    },
    cause === undefined ? {} : { cause },
  );
}

/** An address in a private network, or without encryption, that was not allowed. */
export function addressRefused(why: string): Failure {
  return new Failure({
    code: "address_refused",
    status: 400,
    message: `The provider ${why}, which is not allowed for it.`,
    advice: "If it is one of your own, allow private addresses for it in the settings.",
    details: { issues: [{ path: "issuer", message: why }] },
  });
}

/** What came back does not prove anything; `cause` says more to who looks into it. */
export function proofRefused(why: string, cause?: unknown): Failure {
  return new Failure(
    {
      code: "provider_proof_refused",
      status: 403,
      message: `What the provider answered is not good: ${why}.`,
      advice: "Sign in again. If it stays so, an administrator checks the settings of the provider.",
    },
    cause === undefined ? {} : { cause },
  );
}

/** The provider let them go without signing in; `reason` is a word of OAuth. */
export function notSignedIn(reason: string): Failure {
  const word = /^[a-z_]{1,60}$/.test(reason) ? reason : "unknown";
  return new Failure({
    code: "provider_said_no",
    status: 403,
    message: `The provider did not sign you in (${word}).`,
    advice: "Try again, or sign in in another way.",
    details: { reason: word },
  });
}

/** The provider vouches for who they are, but not for how they showed it. */
export function factorNotTold(): Failure {
  return new Failure({
    code: "second_factor_not_told",
    status: 403,
    message: "The provider does not say that you signed in there with a second factor.",
    advice: "Set one up with the provider and sign in again; if you have one, ask an administrator what it has to say.",
  });
}

export function mailNotVerified(): Failure {
  return new Failure({
    code: "mail_not_verified",
    status: 403,
    message: "The provider does not say that your mail address is verified, so nobody here can be found by it.",
    advice: "Verify your address with the provider, or ask an administrator for an invitation.",
  });
}

export function domainRefused(): Failure {
  return new Failure({
    code: "domain_not_allowed",
    status: 403,
    message: "Addresses of your domain do not come in this way.",
    advice: "Ask an administrator.",
  });
}

export function notInvited(): Failure {
  return new Failure({
    code: "not_invited",
    status: 403,
    message: "You have no account here.",
    advice: "Ask an administrator to invite you under the address that you use with the provider.",
  });
}

export function noRole(): Failure {
  return new Failure({
    code: "no_role",
    status: 403,
    message: "None of your groups gives you a role here.",
    advice: "Ask an administrator which group you need.",
  });
}

export function noMail(): Failure {
  return new Failure({
    code: "mail_off",
    status: 409,
    message: "No mail server is set.",
    advice: "Set SMTP_URL, MAIL_FROM and PUBLIC_URL where the server is started, and start it again.",
  });
}
