import { Button, Popover, TextInput } from "@mantine/core";
import { IconCalendar, IconChevronDown } from "@tabler/icons-react";
import { Link, useNavigate } from "@tanstack/react-router";
import { type FormEvent, useState } from "react";

import { type Range, isNamed, rangeTitles, ranges } from "./scope.ts";
import classes from "./scope-pickers.module.css";
import { type UsedScope, useScope } from "./use-scope.ts";
import { dayAfter, dayOf, daysText, lastDay, rangeText } from "./window-text.ts";

/** Chooses the window: by name, or by its first and its last day. */
export function RangePicker() {
  const used = useScope();
  const [open, setOpen] = useState(false);
  const days = shownDays(used);
  const close = () => setOpen(false);
  return (
    <Popover opened={open} onChange={setOpen} position="bottom-end" width={328} trapFocus returnFocus shadow="sm">
      <Popover.Target>
        <button type="button" className={classes["button"]} onClick={() => setOpen((was) => !was)}>
          <IconCalendar size={16} stroke={1.6} aria-hidden />
          <span className="hidden-visually">Window: </span>
          <span className={classes["name"]}>
            {rangeText(used.said)}
            <span className="hidden-visually">, </span>
          </span>
          {days !== undefined && <span className={classes["days"]}>{daysText(...days)}</span>}
          <IconChevronDown size={14} stroke={1.6} aria-hidden />
        </button>
      </Popover.Target>
      <Popover.Dropdown aria-label="Window">
        <div className={classes["panel"]}>
          <Presets chosen={isNamed(used.said) ? (used.said.range ?? "13w") : undefined} onChosen={close} />
          <OwnDays days={days} onChosen={close} />
        </div>
      </Popover.Dropdown>
    </Popover>
  );
}

function Presets({ chosen, onChosen }: { readonly chosen: Range | undefined; readonly onChosen: () => void }) {
  return (
    <ul className={classes["presets"]}>
      {ranges.map((range) => (
        <li key={range}>
          <Link
            to="."
            search={(before) => ({ ...before, range, since: undefined, until: undefined })}
            resetScroll={false}
            className={classes["preset"]}
            activeProps={{}}
            aria-current={range === chosen ? "true" : undefined}
            onClick={onChosen}
          >
            {rangeTitles[range]}
          </Link>
        </li>
      ))}
    </ul>
  );
}

function OwnDays({
  days,
  onChosen,
}: {
  readonly days: readonly [string, string] | undefined;
  readonly onChosen: () => void;
}) {
  const navigate = useNavigate();
  const [first, setFirst] = useState(days === undefined ? "" : dayOf(days[0]));
  const [last, setLast] = useState(days === undefined ? "" : lastDay(days[1]));
  const wrong = first !== "" && last !== "" && last < first;
  const submit = (event: FormEvent) => {
    event.preventDefault();
    if (first === "" || last === "" || wrong) return;
    onChosen();
    const chosen = { since: first, until: dayAfter(last), range: undefined };
    void navigate({ to: ".", search: (before) => ({ ...before, ...chosen }), resetScroll: false });
  };
  return (
    <form className={classes["own"]} onSubmit={submit}>
      <div className={classes["fields"]}>
        <TextInput
          type="date"
          size="xs"
          label="First day"
          value={first}
          onChange={(event) => setFirst(event.currentTarget.value)}
        />
        <TextInput
          type="date"
          size="xs"
          label="Last day"
          value={last}
          error={wrong ? "Before the first day" : undefined}
          onChange={(event) => setLast(event.currentTarget.value)}
        />
      </div>
      <Button type="submit" size="xs" variant="default" disabled={first === "" || last === "" || wrong}>
        Show these days
      </Button>
      <p className={classes["fine"]}>Days are counted in UTC. Named windows end with the newest day of the log.</p>
    </form>
  );
}

/** The days that are shown: those asked for or, of the whole log, its own. */
function shownDays({ scope, span }: UsedScope): readonly [string, string] | undefined {
  const since = scope?.since ?? span?.first;
  const last = span?.last;
  const until = scope?.until ?? (last === null || last === undefined ? undefined : dayAfter(dayOf(last)));
  return typeof since === "string" && until !== undefined ? [since, until] : undefined;
}
