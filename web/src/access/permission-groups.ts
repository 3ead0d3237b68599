import type { Scope } from "@firsthand/govern/access/contract";
import { type Permission, permissions } from "@firsthand/kernel/permissions";

interface PermissionGroup {
  readonly title: string;
  readonly permissions: readonly (typeof permissions)[number][];
}

const titles: readonly { readonly title: string; readonly areas: readonly string[] }[] = [
  { title: "Figures and position", areas: ["figures", "position", "attestations", "model"] },
  { title: "Conversations and customers", areas: ["conversations", "replies", "people", "personal"] },
  { title: "What is learnt", areas: ["insight", "taxonomy", "labels", "pulse", "assist"] },
  { title: "Data", areas: ["imports", "sources", "ingest", "webhooks", "quality"] },
  { title: "Rights of customers", areas: ["privacy", "consent", "retention"] },
  { title: "This installation", areas: ["audit", "system", "access", "keys"] },
];

/** All permissions in the groups in which a person thinks, each exactly once. */
export const permissionGroups: readonly PermissionGroup[] = titles.map(({ title, areas }) => ({
  title,
  permissions: permissions.filter(({ id }) => areas.includes(areaOf(id))),
}));

/** Whether a permission opens nothing where it is given for this place. */
export function isLost(id: Permission, { unit, function: of }: Scope): boolean {
  if (unit === null && of === null) return false;
  const reach = permissions.find((one) => one.id === id)?.reach;
  return reach === "whole" || (reach === "units" && of !== null);
}

function areaOf(id: Permission): string {
  return id.split(".")[0] ?? id;
}
