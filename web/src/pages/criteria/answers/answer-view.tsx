import type { Attestation, Proof } from "@firsthand/transform/attestations/contract";
import { IconDownload, IconExternalLink } from "@tabler/icons-react";

import { fullText, utcDayText } from "../../../format/dates.ts";
import { bytesText } from "../../../format/numbers.ts";
import { Chip } from "../../../parts/chip.tsx";
import { Initials } from "../../../parts/initials.tsx";
import { Fact } from "../../../parts/fact.tsx";
import classes from "./answers.module.css";
import { holdOf } from "./as-of.ts";
import { webLink } from "./give.ts";

interface AnswerViewProps {
  readonly answer: Attestation;
  /** It has to be signed by a second person before it counts. */
  readonly second: boolean;
  /** The moment at which it is looked at. */
  readonly moment: number;
  /** It is the one that counts. */
  readonly stands?: true;
}

/** One answer with all that happened to it. */
export function AnswerView({ answer, second, moment, stands }: AnswerViewProps) {
  const { met, words, proof, by, at, withdrawn } = answer;
  return (
    <div className={classes["answer"]} data-stands={stands}>
      <Initials name={by.name} size={stands ? 32 : 24} />
      <div className={classes["told"]}>
        <p className={classes["line"]}>
          <span className={classes["verdict"]}>{met ? "It is so" : "It is not so"}</span>
          <StateChip answer={answer} second={second} moment={moment} stands={stands === true} />
        </p>
        <p className={classes["fine"]}>
          {by.name}, <Day at={at} />
        </p>
        {words !== null && <p className={classes["words"]}>{words}</p>}
        <dl className={classes["facts"]}>
          <Fact name="Proof">{proof === null ? "none was given" : <ProofLink proof={proof} />}</Fact>
          <Acts answer={answer} second={second} stands={stands === true} />
          {withdrawn === null ? (
            <Holding answer={answer} moment={moment} />
          ) : (
            <Fact name="Taken back">
              {withdrawn.by.name}, <Day at={withdrawn.at} />. Why: {withdrawn.why}
            </Fact>
          )}
        </dl>
      </div>
    </div>
  );
}

function StateChip({ answer, second, moment, stands }: Omit<AnswerViewProps, "stands"> & { readonly stands: boolean }) {
  if (answer.withdrawn !== null) return <Chip>Taken back</Chip>;
  const { status, days } = holdOf(answer, moment);
  if (!stands) return status === "expired" ? <Chip>Expired</Chip> : undefined;
  if (status === "expired") return <Chip tone="warning">Expired: counts as not yet known</Chip>;
  return (
    <>
      {second && answer.signed === null && <Chip tone="warning">Waits for a second signature</Chip>}
      {status === "expiring" && (
        <Chip tone="warning">{days === 0 ? "Expires today" : `Expires in ${days} ${days === 1 ? "day" : "days"}`}</Chip>
      )}
    </>
  );
}

/** What others did; what nobody did is told of the answer that stands only. */
function Acts({
  answer: { signed, checked, proof },
  second,
  stands,
}: Pick<AnswerViewProps, "answer" | "second"> & { readonly stands: boolean }) {
  return (
    <>
      {((stands && proof !== null) || checked !== null) && (
        <Fact name="Looked at">
          {checked === null ? (
            "by nobody else yet"
          ) : (
            <>
              {checked.by.name}, <Day at={checked.at} />
            </>
          )}
        </Fact>
      )}
      {((stands && second) || signed !== null) && (
        <Fact name="Signed">
          {signed === null ? (
            "by nobody else yet"
          ) : (
            <>
              {signed.by.name}, <Day at={signed.at} />
            </>
          )}
        </Fact>
      )}
    </>
  );
}

function Holding({ answer, moment }: Pick<AnswerViewProps, "answer" | "moment">) {
  const expired = holdOf(answer, moment).status === "expired";
  return (
    <Fact name={expired ? "Held until" : "Holds until"}>
      <Day at={answer.expiresAt} />
    </Fact>
  );
}

/** A day in UTC, in which the server counts; the whole moment stands in its title. */
function Day({ at }: { readonly at: string }) {
  return (
    <time dateTime={at} title={fullText(at)}>
      {utcDayText(at)}
    </time>
  );
}

/** A proof to open: a link, or a file to save. */
export function ProofLink({ proof }: { readonly proof: Proof }) {
  if (proof.kind === "file") {
    return (
      <a
        className={classes["link"]}
        href={`/api/attestations/proofs/${encodeURIComponent(proof.id)}`}
        download={proof.name}
      >
        <IconDownload size={14} stroke={1.7} aria-hidden />
        <span>
          {proof.name}, {bytesText(proof.bytes)}
        </span>
      </a>
    );
  }
  const href = webLink(proof);
  if (href === undefined) return proof.url;
  return (
    <a className={classes["link"]} href={href} target="_blank" rel="noopener noreferrer nofollow">
      <IconExternalLink size={14} stroke={1.7} aria-hidden />
      <span>
        {proof.url}
        <span className="hidden-visually"> (opens in a new tab)</span>
      </span>
    </a>
  );
}
