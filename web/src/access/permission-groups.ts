import { type Permission, permissions } from "@firsthand/kernel/permissions";

interface PermissionGroup {
  readonly title: string;
  readonly permissions: readonly (typeof permissions)[number][];
}

const titles: readonly { readonly title: string; readonly areas: readonly string[] }[] = [
  { title: "Figures and position", areas: ["figures", "position", "attestations", "model"] },
  { title: "Conversations and customers", areas: ["conversations", "people", "personal"] },
  { title: "Data", areas: ["imports", "quality"] },
  { title: "Rights of customers", areas: ["privacy", "consent", "retention"] },
  { title: "This installation", areas: ["audit", "system", "access", "keys"] },
];

/** All permissions in the groups in which a person thinks, each exactly once. */
export const permissionGroups: readonly PermissionGroup[] = titles.map(({ title, areas }) => ({
  title,
  permissions: permissions.filter(({ id }) => areas.includes(areaOf(id))),
}));

/** Whether a grant for one unit or function is not enough for it. */
export function needsWhole(id: Permission): boolean {
  return permissions.some((one) => one.id === id && one.reach === "whole");
}

function areaOf(id: Permission): string {
  return id.split(".")[0] ?? id;
}
