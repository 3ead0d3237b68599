import type { ImportRun } from "@firsthand/engage/imports/contract";
import { Button } from "@mantine/core";
import { notifications } from "@mantine/notifications";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "../../../api/client.ts";
import { failureOf } from "../../../api/problem.ts";
import { useMay } from "../../../shell/session.ts";
import { isMoving } from "./run-state.ts";

/** Stops an import, or lets it go on. What was stored stays in both cases. */
export function RunActions({ run, size = "sm" }: { readonly run: ImportRun; readonly size?: "xs" | "sm" }) {
  const mayEdit = useMay("imports.run");
  const queries = useQueryClient();
  const options = {
    onSuccess: () => queries.invalidateQueries({ queryKey: api.imports.runs.key() }),
    onError: (error: unknown) => {
      const { message, advice } = failureOf(error);
      notifications.show({ color: "red", title: message, message: advice ?? "" });
    },
  };
  const stop = useMutation({ ...api.imports.runs.stop.mutationOptions(), ...options });
  const resume = useMutation({ ...api.imports.runs.resume.mutationOptions(), ...options });
  if (!mayEdit) return undefined;
  const label = (verb: string) => `${verb} the import of ${run.fileName}`;
  if (isMoving(run)) {
    return (
      <Button
        size={size}
        variant="default"
        aria-label={label("Stop")}
        loading={stop.isPending}
        onClick={() => stop.mutate({ id: run.id })}
      >
        Stop
      </Button>
    );
  }
  if (run.state === "done" || !run.resumable) return undefined;
  return (
    <Button
      size={size}
      variant="default"
      aria-label={label("Go on with")}
      loading={resume.isPending}
      onClick={() => resume.mutate({ id: run.id })}
    >
      Go on
    </Button>
  );
}
