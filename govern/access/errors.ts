import { Failure } from "@firsthand/kernel/errors";

/** There is an administrator already. */
export function alreadySetUp(): Failure {
  return new Failure({
    code: "already_set_up",
    status: 409,
    message: "This installation has an administrator already.",
    advice: "Sign in, or ask an administrator to invite you.",
  });
}

/** The code that the server printed is asked for. */
export function wrongSetupCode(given: boolean): Failure {
  return new Failure({
    code: given ? "setup_code_wrong" : "setup_code_needed",
    status: 403,
    message: given ? "This is not the code that the server printed." : "This needs the code that the server printed.",
    advice:
      "Open the whole address that stands where the server was started; it ends in #code=... and is new at each start.",
  });
}

/** The same for a mail that nobody has as for a wrong password. */
export function wrongCredentials(): Failure {
  return new Failure({
    code: "wrong_credentials",
    status: 403,
    message: "The address and the password do not belong together.",
    advice: "Check both. Who forgot the password is removed and invited again by an administrator.",
  });
}

/** The present password was asked for, and was another. */
export function wrongPassword(): Failure {
  return new Failure({
    code: "wrong_password",
    status: 403,
    message: "This is not your present password.",
    advice: "Write the password with which you signed in.",
  });
}

/** Guesses are slowed down. */
export function tooManyAttempts(retryAfterSeconds: number): Failure {
  return new Failure({
    code: "too_many_attempts",
    status: 429,
    message: "There were too many attempts.",
    advice: `Try again in ${Math.ceil(retryAfterSeconds / 60)} minutes.`,
    details: { retryAfterSeconds },
  });
}

/** `weakness` ends the sentence "This password ...". */
export function weakPassword(path: string, weakness: string): Failure {
  return new Failure({
    code: "password_too_weak",
    status: 400,
    message: `This password ${weakness}.`,
    advice: "Take a few words that do not belong together, or what a password manager proposes.",
    details: { issues: [{ path, message: `this password ${weakness}` }] },
  });
}

/** What only somebody who is signed in can do. */
export function personNeeded(): Failure {
  return new Failure({
    code: "person_needed",
    status: 403,
    message: "Only somebody who is signed in has a password and sessions.",
    advice: "Sign in; a key does not do here.",
  });
}

export function alreadyMember(): Failure {
  return new Failure({
    code: "already_member",
    status: 409,
    message: "Somebody with this address is a member already.",
    advice: "Change the role of this member instead.",
  });
}

/** Withdrawn, taken up, expired or never made: all the same to who asks. */
export function unknownInvitation(): Failure {
  return new Failure({
    code: "invitation_unknown",
    status: 404,
    message:
      "This invitation is no longer good: it was taken up, withdrawn or replaced, or it is older than seven days.",
    advice: "Sign in if you took it up; otherwise ask for a new one.",
  });
}

export function unknownMember(id: string): Failure {
  return new Failure({
    code: "member_unknown",
    status: 404,
    message: "There is no such member.",
    advice: "Load the list again: somebody else may have removed them.",
    details: { id },
  });
}

export function unknownKey(id: string): Failure {
  return new Failure({
    code: "key_unknown",
    status: 404,
    message: "There is no such key.",
    advice: "Load the list again: somebody else may have removed it.",
    details: { id },
  });
}

export function unknownSession(id: string): Failure {
  return new Failure({
    code: "session_unknown",
    status: 404,
    message: "You have no such session.",
    advice: "Load the list again: it may have ended already.",
    details: { id },
  });
}

export function lastAdministrator(): Failure {
  return new Failure({
    code: "last_administrator",
    status: 409,
    message: "This is the only administrator.",
    advice: "Make somebody else an administrator first.",
  });
}

export function ownRemoval(): Failure {
  return new Failure({
    code: "own_removal",
    status: 409,
    message: "Nobody can remove themselves.",
    advice: "Ask another administrator.",
  });
}

export function unknownRole(role: string, path: string): Failure {
  return new Failure({
    code: "role_unknown",
    status: path === "role" ? 404 : 422,
    message: `There is no role ${role}.`,
    advice: "GET /api/roles lists them.",
    details: { path },
  });
}

export function unknownUnit(unit: string, path: string): Failure {
  return new Failure({
    code: "unit_unknown",
    status: path === "name" ? 404 : 422,
    message: `There is no unit ${unit} in the tree.`,
    advice: "GET /api/access/units lists them. Place it in the tree first.",
    details: { path },
  });
}

export function beyondOwn(permissions: readonly string[]): Failure {
  return new Failure({
    code: "beyond_own",
    status: 403,
    message: `Nobody gives or takes what they may not do themselves in all of that place: ${permissions.join(", ")}.`,
    advice: "Ask somebody who has these permissions there, for example an administrator.",
    details: { permissions },
  });
}

export function noRoleGiven(): Failure {
  return new Failure({
    code: "no_role_given",
    status: 400,
    message: "A member holds at least one role.",
    advice: "Give another role, or remove the member.",
    details: { issues: [{ path: "grants", message: "give at least one role" }] },
  });
}

export function fixedRole(role: string): Failure {
  return new Failure({
    code: "role_fixed",
    status: 409,
    message: `The role ${role} came with the product and stays.`,
    advice: "Make another role. Administrators may always do everything; other shipped roles can be changed.",
  });
}

export function roleChanged(role: string, version: number): Failure {
  return new Failure({
    code: "role_changed",
    status: 409,
    message: `Somebody has changed the role ${role} meanwhile, or it is there already; it is at version ${version}.`,
    advice: "Load it again, and change what is there now.",
    details: { version },
  });
}

export function heldRole(role: string): Failure {
  return new Failure({
    code: "role_held",
    status: 409,
    message: `Somebody holds the role ${role}, or is invited to.`,
    advice: "Give them another role first.",
  });
}

export function unitChanged(name: string, version: number | null): Failure {
  return new Failure({
    code: "unit_changed",
    status: 409,
    message: `Somebody has changed the unit ${name} meanwhile.`,
    advice: "Load it again, and change what is there now.",
    details: { version },
  });
}

export function unitCircle(name: string, parent: string): Failure {
  return new Failure({
    code: "unit_circle",
    status: 422,
    message: `${parent} stands below ${name}: ${name} cannot be placed under it.`,
    advice: "Choose another unit above it, or place the other one elsewhere first.",
    details: { path: "parent" },
  });
}

export function lockedRule(name: string, from: string): Failure {
  return new Failure({
    code: "rule_locked",
    status: 409,
    message: `${from} has locked this rule for all units below it, so that ${name} cannot say otherwise.`,
    advice: `Leave it as it is, or unlock it at ${from}.`,
    details: { path: "rules.mask" },
  });
}

export function unitInUse(name: string, why: string): Failure {
  return new Failure({
    code: "unit_in_use",
    status: 409,
    message: `The unit ${name} cannot be taken out of the tree: ${why}.`,
    advice: "Change that first.",
  });
}
