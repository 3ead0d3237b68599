import { IMPORT_SIZE } from "@firsthand/govern/consent/contract";
import { Button, FileButton } from "@mantine/core";
import { IconFileImport } from "@tabler/icons-react";
import { useMutation, useQueryClient } from "@tanstack/react-query";
import { useState } from "react";
import { z } from "zod";

import { api, client } from "../../api/client.ts";
import { failureOf } from "../../api/problem.ts";
import { countText } from "../../format/numbers.ts";
import { Card } from "../../parts/card.tsx";
import { CopyText } from "../../parts/copy-text.tsx";
import { Note } from "../../parts/note.tsx";
import classes from "./consent.module.css";

const EXAMPLE = "customer,purpose,channel,state,at,text,proof";

const fault = z.object({ line: z.number(), column: z.string(), message: z.string() });

/** Consents from a CSV file: all of them, or none and what is wrong with it. */
export function BringConsents() {
  const queries = useQueryClient();
  const [tooLarge, setTooLarge] = useState(false);
  const bring = useMutation({
    mutationFn: async (file: File) => await client.consent.bring({ csv: await file.text() }),
    onSuccess: () => queries.invalidateQueries({ queryKey: api.consent.key() }),
  });
  const choose = (file: File | null) => {
    if (!file) return;
    setTooLarge(file.size > IMPORT_SIZE);
    bring.reset();
    if (file.size <= IMPORT_SIZE) bring.mutate(file);
  };
  return (
    <Card title="Bring consents in" about="From a CSV file of another system, up to 900 kB">
      <div className={classes["form"]}>
        <p className={classes["words"]}>
          The first line names the columns; text and proof may be missing. A customer is a mail address, telephone,
          number, account or id that the log knows. The state is given or withdrawn.
        </p>
        <CopyText text={EXAMPLE} label="First line of the file" />
        <div className={classes["buttons"]}>
          <FileButton accept=".csv,text/csv" onChange={choose}>
            {(props) => (
              <Button
                {...props}
                variant="default"
                loading={bring.isPending}
                leftSection={<IconFileImport size={16} aria-hidden />}
              >
                Choose a file
              </Button>
            )}
          </FileButton>
        </div>
        {tooLarge && (
          <Note tone="warning" told="alert" title="The file is larger than 900 kB">
            Cut it into several. Nothing was recorded.
          </Note>
        )}
        {bring.data && (
          <Note tone="positive" told="status" title={`${countText(bring.data.recorded)} recorded`}>
            {bring.data.repeated > 0 && `${countText(bring.data.repeated)} were known already.`}
          </Note>
        )}
        {bring.error && <Faults error={bring.error} />}
      </div>
    </Card>
  );
}

function Faults({ error }: { readonly error: Error }) {
  const { message, advice, details } = failureOf(error);
  const faults = z.array(fault).catch([]).parse(details["faults"]);
  return (
    <Note tone="negative" told="alert" title={message}>
      {advice}
      <ul className={classes["faults"]}>
        {faults.map(({ line, column, message: words }) => (
          <li key={`${line} ${column} ${words}`}>
            Line {line}
            {column !== "" && `, ${column}`}: {words}
          </li>
        ))}
      </ul>
    </Note>
  );
}
