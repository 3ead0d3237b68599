import { Menu } from "@mantine/core";
import { useLocalStorage } from "@mantine/hooks";
import { IconChevronDown, IconPlugConnectedX, IconSearch } from "@tabler/icons-react";
import { useQuery } from "@tanstack/react-query";
import { Link } from "@tanstack/react-router";
import { useId } from "react";

import { api } from "../api/client.ts";
import { useLiveState } from "../api/live.ts";
import { cappedText, countText } from "../format/numbers.ts";
import { useDutyCount } from "../pages/criteria/duties/use-duty-count.ts";
import { AlertCount } from "../pages/pulse/alert-banner.tsx";
import { Initials } from "../parts/initials.tsx";
import { openPalette } from "./palette-state.ts";
import { groups, settings } from "./places.ts";
import { SchemeToggle } from "./scheme-toggle.tsx";
import { useSignedIn } from "./session.ts";
import classes from "./shell.module.css";
import { signOut } from "./sign-out.ts";
import { TroubleCount } from "./trouble-count.tsx";

/** The side bar: where one can go, who one is, and whether the page hears of changes. */
export function Navigation({ open, onClose }: { readonly open: boolean; readonly onClose: () => void }) {
  const live = useLiveState();
  return (
    <>
      <button
        type="button"
        className={classes["veil"]}
        data-open={open || undefined}
        aria-label="Close the menu"
        onClick={onClose}
      />
      <nav className={classes["side"]} data-open={open || undefined} aria-label="Pages">
        <Link to="/" className={classes["brand"]}>
          Firsthand
        </Link>
        <button type="button" className={classes["find"]} onClick={openPalette}>
          <IconSearch size={15} aria-hidden />
          Go to anything
          <kbd>Ctrl K</kbd>
        </button>
        {groups.map((group) => (
          <PlaceGroup key={group.id} {...group} />
        ))}
        <div className={classes["foot"]}>
          {live === "off" && (
            <output className={classes["live"]}>
              <IconPlugConnectedX size={15} aria-hidden />
              No connection. Trying again …
            </output>
          )}
          <div className={classes["tools"]}>
            <Me />
            <SchemeToggle />
          </div>
        </div>
      </nav>
    </>
  );
}

/** The places of a group that who is signed in may see, under a heading that folds it and remembers so. */
function PlaceGroup({ id, title, places }: (typeof groups)[number]) {
  const { may } = useSignedIn();
  const [folded, setFolded] = useLocalStorage({
    key: `firsthand-folded-${id}`,
    defaultValue: false,
    getInitialValueInEffect: false,
  });
  const list = useId();
  const seen = [...places].filter(({ access }) => may.includes(access));
  if (seen.length === 0) return undefined;
  return (
    <div>
      <button
        type="button"
        className={classes["group"]}
        aria-expanded={!folded}
        aria-controls={list}
        onClick={() => setFolded(!folded)}
      >
        {title}
        <IconChevronDown size={14} stroke={1.8} aria-hidden />
      </button>
      <ul role="list" className={classes["items"]} id={list} hidden={folded}>
        {seen.map(({ to, title: name, icon: Icon }) => (
          <li key={to}>
            <Link to={to} className={classes["item"]} activeOptions={{ exact: to === "/", includeSearch: false }}>
              <Icon size={17} stroke={1.7} aria-hidden />
              {name}
              {to === "/quarantine" && <QuarantineCount />}
              {to === "/attestations" && <DutyCount />}
              {to === "/pulse" && <AlertCount className={classes["trouble"]} />}
              {to === "/sources" && <TroubleCount of="sources" />}
              {to === "/webhooks" && <TroubleCount of="webhooks" />}
              {to === "/reading" && <TroubleCount of="reading" />}
            </Link>
          </li>
        ))}
      </ul>
    </div>
  );
}

function QuarantineCount() {
  const { data } = useQuery(api.imports.quarantine.list.queryOptions({ input: { limit: 1 } }));
  if (!data || data.count.value === 0) return undefined;
  return <span className={classes["count"]}>{cappedText(data.count)}</span>;
}

/** Answers of one's own that are expired or expire soon, and signatures that one can give. */
function DutyCount() {
  const count = useDutyCount() ?? 0;
  if (count === 0) return undefined;
  return (
    <>
      <span className={classes["duties"]} aria-hidden="true" title={`${countText(count)} wait for you`}>
        {countText(count)}
      </span>
      <span className="hidden-visually">({count === 1 ? "one waits" : `${countText(count)} wait`} for you)</span>
    </>
  );
}

function Me() {
  const { person, may } = useSignedIn();
  return (
    <Menu position="top-start" width={220}>
      <Menu.Target>
        <button type="button" className={classes["me"]}>
          <Initials name={person.name} size={24} />
          <span>{person.name}</span>
        </button>
      </Menu.Target>
      <Menu.Dropdown>
        {settings
          .filter(({ access }) => may.includes(access))
          .map(({ to, title }) => (
            <Menu.Item key={to} component={Link} to={to}>
              {title}
            </Menu.Item>
          ))}
        <Menu.Item component="a" href="/api/" target="_blank" rel="noreferrer">
          Reference of the API
        </Menu.Item>
        <Menu.Divider />
        <Menu.Item onClick={() => void signOut()}>Sign out</Menu.Item>
      </Menu.Dropdown>
    </Menu>
  );
}
