import { NativeSelect } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";

import { daysOf, windows } from "./search.ts";

const windowTexts = { 28: "4 weeks", 91: "13 weeks", 365: "A year" } as const;

/** Chooses of which days judgements are counted; it stands in the address. */
export function DaysSelect({ days }: { readonly days: 28 | 91 | 365 }) {
  const navigate = useNavigate();
  return (
    <NativeSelect
      aria-label="Judged in the last"
      value={String(days)}
      data={windows.map((one) => ({ value: one, label: windowTexts[daysOf({ days: one })] }))}
      onChange={({ currentTarget: { value } }) =>
        void navigate({
          to: ".",
          search: (before) => ({ ...before, days: windows.find((one) => one === value && one !== "365") }),
          replace: true,
        })
      }
    />
  );
}
