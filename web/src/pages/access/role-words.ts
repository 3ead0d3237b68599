import type { Role } from "@firsthand/govern/access/contract";

/** What a role is called, and what who has it may do. */
export const roleWords: Readonly<Record<Role, { readonly title: string; readonly one: string; readonly may: string }>> =
  {
    administrator: {
      title: "Administrator",
      one: "an administrator",
      may: "sees, corrects and imports everything, and decides who has access.",
    },
    member: { title: "Member", one: "a member", may: "sees everything, corrects and imports." },
    viewer: { title: "Viewer", one: "a viewer", may: "sees everything and changes nothing." },
  };
