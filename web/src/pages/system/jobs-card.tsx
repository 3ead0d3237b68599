import type { FailedJob, SystemHealth } from "@firsthand/platform/health/contract";
import { Button } from "@mantine/core";
import { useMutation, useQueryClient } from "@tanstack/react-query";

import { api } from "../../api/client.ts";
import { agoText, fullText } from "../../format/dates.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { FailureNote } from "../../parts/note.tsx";
import { useMay } from "../../shell/session.ts";
import { jobText } from "./job-words.ts";
import classes from "./system.module.css";

/** The kinds of jobs and how many are in which state. */
export function JobsCard({ jobs }: { readonly jobs: SystemHealth["jobs"] }) {
  return (
    <Card title="Jobs" about="Work for later; done ones of the last week">
      {jobs.length === 0 ? (
        <p className={classes["muted"]}>There were none yet.</p>
      ) : (
        <section className={classes["scroll"]} tabIndex={0} aria-label="Jobs by kind and state">
          <table className={classes["table"]}>
            <thead>
              <tr>
                <th scope="col">Kind</th>
                <th scope="col">Waiting</th>
                <th scope="col">Running</th>
                <th scope="col">Done</th>
                <th scope="col">Failed</th>
              </tr>
            </thead>
            <tbody>
              {jobs.map(({ name, waiting, running, done, failed }) => (
                <tr key={name}>
                  <th scope="row" title={name}>
                    {jobText(name)}
                  </th>
                  <td>{countText(waiting)}</td>
                  <td>{countText(running)}</td>
                  <td>{countText(done)}</td>
                  <td className={failed > 0 ? classes["wrong"] : ""}>{countText(failed)}</td>
                </tr>
              ))}
            </tbody>
          </table>
        </section>
      )}
    </Card>
  );
}

/** Jobs that failed for good, each with the reason and, for who may run them, another try. */
export function FailedJobs({ jobs }: { readonly jobs: readonly FailedJob[] }) {
  return (
    <Card
      title="Failed jobs"
      about={jobs.length === 0 ? undefined : "What they stored before stays; another try does no harm"}
    >
      {jobs.length === 0 ? (
        <p className={classes["muted"]}>None. Jobs that fail are tried again by themselves first.</p>
      ) : (
        <ul className={classes["failed"]}>
          {jobs.map((job) => (
            <Failed key={job.id} job={job} />
          ))}
        </ul>
      )}
    </Card>
  );
}

function Failed({ job: { id, name, failedAt, attempt, message } }: { readonly job: FailedJob }) {
  const mayAdminister = useMay("system.manage");
  const queries = useQueryClient();
  const retry = useMutation({
    ...api.health.retryJob.mutationOptions(),
    onSettled: () => queries.invalidateQueries({ queryKey: api.health.show.key() }),
  });
  return (
    <li>
      <div>
        <strong>{jobText(name)}</strong>{" "}
        <span className={classes["muted"]}>
          failed{" "}
          <time dateTime={failedAt} title={fullText(failedAt)}>
            {agoText(failedAt)}
          </time>{" "}
          at try {attempt}
        </span>
        <code>{message}</code>
        <FailureNote error={retry.error} />
      </div>
      {mayAdminister && (
        <Button
          size="xs"
          variant="default"
          aria-label={`Try again: ${jobText(name)}`}
          loading={retry.isPending}
          onClick={() => retry.mutate({ id })}
        >
          Try again
        </Button>
      )}
    </li>
  );
}
