import type { Grant } from "@firsthand/govern/access/contract";
import { Button, Fieldset, TextInput } from "@mantine/core";
import type { ReactNode } from "react";

import type { ProviderDraft } from "./providers-draft.ts";
import classes from "./settings.module.css";

interface ProvidersGroupsProps {
  readonly draft: ProviderDraft;
  readonly set: (part: Partial<ProviderDraft>) => void;
  readonly told: Readonly<Record<string, string>>;
  readonly editor: (value: readonly Grant[], onChange: (grants: readonly Grant[]) => void, name: string) => ReactNode;
}

/** Which group of the provider gives which roles here. */
export function ProvidersGroups({ draft, set, told, editor }: ProvidersGroupsProps) {
  const { groupsClaim, groupGrants } = draft;
  const replace = (at: number, part: Partial<ProviderDraft["groupGrants"][number]>) =>
    set({ groupGrants: groupGrants.map((one, index) => (index === at ? { ...one, ...part } : one)) });
  return (
    <>
      <TextInput
        label="Claim with groups"
        description="For example groups, or realm_access.roles; then roles follow the groups at each sign-in. Empty: roles are given here."
        value={groupsClaim}
        error={told["groupsClaim"]}
        onChange={(event) => set({ groupsClaim: event.currentTarget.value })}
      />
      {groupsClaim.trim() !== "" && (
        <>
          {groupGrants.map(({ group, grants }, at) => (
            <Fieldset key={at} legend={group === "" ? `Group ${at + 1}` : group}>
              <div className={classes["stack"]}>
                <TextInput
                  label="Group"
                  value={group}
                  error={told[`groupGrants.${at}.group`]}
                  onChange={(event) => replace(at, { group: event.currentTarget.value })}
                />
                {editor(grants, (next) => replace(at, { grants: next }), "They")}
                <div>
                  <Button
                    size="xs"
                    variant="default"
                    onClick={() => set({ groupGrants: groupGrants.filter((_one, index) => index !== at) })}
                  >
                    Remove the group
                  </Button>
                </div>
              </div>
            </Fieldset>
          ))}
          <div>
            <Button
              size="xs"
              variant="default"
              onClick={() =>
                set({
                  groupGrants: [
                    ...groupGrants,
                    { group: "", grants: [{ role: "viewer", unit: null, function: null }] },
                  ],
                })
              }
            >
              Add a group
            </Button>
          </div>
        </>
      )}
    </>
  );
}
