/** What is done to accounts, sessions, keys, roles and ways to sign in. */
export const accessWords: Readonly<Record<string, string>> = {
  "access.setUp": "set up the installation as its first administrator",
  "access.signIn": "signed in",
  "access.signOut": "signed out",
  "access.changePassword": "changed their own password",
  "access.endSession": "ended one of their own sessions",
  "access.makeKey": "made an API key",
  "access.removeKey": "removed an API key",
  "access.changeRole": "changed the role of a member",
  "access.removeMember": "removed a member",
  "access.invite": "invited somebody",
  "access.withdrawInvitation": "withdrew an invitation",
  "access.acceptInvitation": "took up an invitation",
};
