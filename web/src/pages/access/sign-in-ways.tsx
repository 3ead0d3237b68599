import { Anchor, Button } from "@mantine/core";
import { useMutation, useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";

import { api, client } from "../../api/client.ts";
import { FailureNote } from "../../parts/note.tsx";
import classes from "./access.module.css";

/** Where one goes after coming back from a provider; it is kept for this tab. */
const RETURN_KEY = "firsthand.return-to";

/** The path that was asked for before a provider was visited. */
export function takeReturnPath(): string | undefined {
  const kept = sessionStorage.getItem(RETURN_KEY) ?? undefined;
  sessionStorage.removeItem(RETURN_KEY);
  return kept;
}

/** What there is besides a password: providers of the organisation, and the way to a new password. */
export function SignInWays({ target }: { readonly target: string }) {
  const { data } = useQuery({ ...api.access.signInWays.queryOptions(), meta: { topics: ["access"] } });
  const begin = useMutation({
    mutationFn: (id: string) => client.access.beginProvider({ id }),
    onSuccess: ({ url }) => {
      sessionStorage.setItem(RETURN_KEY, target);
      location.assign(url);
    },
  });
  if (!data || (data.providers.length === 0 && !data.reset)) return undefined;
  return (
    <>
      {data.providers.length > 0 && (
        <>
          <p className={classes["or"]}>or</p>
          <div className={classes["form"]}>
            {data.providers.map(({ id, name }) => (
              <Button
                key={id}
                size="md"
                variant="default"
                loading={begin.variables === id && (begin.isPending || begin.isSuccess)}
                onClick={() => begin.mutate(id)}
              >
                Sign in with {name}
              </Button>
            ))}
            <FailureNote error={begin.error} />
          </div>
        </>
      )}
      {data.reset && (
        <p className={classes["below"]}>
          <Anchor component={Link} to="/reset">
            I forgot my password
          </Anchor>
        </p>
      )}
    </>
  );
}
