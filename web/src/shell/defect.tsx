import { type ErrorComponentProps, useRouter } from "@tanstack/react-router";

import { ErrorState } from "../parts/states.tsx";

/** What stands in place of a page that broke. */
export function Defect({ error, reset }: ErrorComponentProps) {
  const router = useRouter();
  return (
    <ErrorState
      error={error}
      retry={() => {
        reset();
        return router.invalidate();
      }}
    />
  );
}
