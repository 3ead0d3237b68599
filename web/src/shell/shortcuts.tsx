import type { Access } from "@firsthand/kernel/permissions";
import { Kbd, Modal } from "@mantine/core";
import { useNavigate } from "@tanstack/react-router";
import { useEffect, useRef, useState } from "react";

import { places } from "./places.ts";
import { useSignedIn } from "./session.ts";
import { onShortcutsOpened, openShortcuts } from "./shortcuts-state.ts";
import classes from "./shortcuts.module.css";

/** How long after `g` the second key may come. */
const secondKeyMs = 1_500;

interface KeyGroup {
  readonly title: string;
  readonly keys: readonly { readonly keys: readonly string[]; readonly does: string }[];
}

const groups: readonly KeyGroup[] = [
  {
    title: "Anywhere",
    keys: [
      { keys: ["Ctrl", "K"], does: "Go to a page, figure or person" },
      { keys: ["/"], does: "Search what was said" },
      { keys: ["?"], does: "Show these keys" },
      { keys: ["Esc"], does: "Close what is open" },
    ],
  },
  {
    title: "In a list of conversations",
    keys: [
      { keys: ["j"], does: "Next conversation" },
      { keys: ["k"], does: "Previous conversation" },
      { keys: ["Enter"], does: "Open it" },
      { keys: ["u"], does: "Back to its place in the list" },
      { keys: ["Esc"], does: "Close the conversation" },
    ],
  },
  {
    title: "When labelling",
    keys: [
      { keys: ["1", "9"], does: "Take the value of that number, 0: none of them" },
      { keys: ["Enter"], does: "Take what the machine says, or what was found" },
      { keys: ["→"], does: "Skip the text" },
      { keys: ["←"], does: "Take the last answer back" },
    ],
  },
];

function goTo(may: readonly Access[]): KeyGroup {
  const seen = places.filter(({ key, access }) => key !== null && may.includes(access));
  return { title: "Go to", keys: seen.map(({ key, title }) => ({ keys: ["g", key ?? ""], does: title })) };
}

/** The keys of the keyboard: does what they say, and shows them. */
export function Shortcuts() {
  const [open, setOpen] = useState(false);
  useEffect(() => onShortcutsOpened(() => setOpen(true)), []);
  const { may } = useSignedIn();
  useKeys(may);
  return (
    <Modal opened={open} onClose={() => setOpen(false)} title="Keys of the keyboard" size="lg">
      <div className={classes["groups"]}>
        {[...groups, goTo(may)].map(({ title, keys }) => (
          <section key={title}>
            <h3 className={classes["title"]}>{title}</h3>
            <dl className={classes["keys"]}>
              {keys.map(({ keys: pressed, does }) => (
                <div key={does} className={classes["key"]}>
                  <dt>
                    {pressed.map((key) => (
                      <Kbd key={key}>{key}</Kbd>
                    ))}
                  </dt>
                  <dd>{does}</dd>
                </div>
              ))}
            </dl>
          </section>
        ))}
      </div>
    </Modal>
  );
}

function useKeys(may: readonly Access[]): void {
  const navigate = useNavigate();
  const first = useRef(Number.NEGATIVE_INFINITY);
  useEffect(() => {
    const press = (event: KeyboardEvent) => {
      if (event.ctrlKey || event.metaKey || event.altKey || isTyping(event.target)) return;
      const place = places.find(({ key, access }) => key === event.key && may.includes(access));
      const second = event.timeStamp - first.current < secondKeyMs;
      first.current = event.key === "g" ? event.timeStamp : Number.NEGATIVE_INFINITY;
      if (second && place) void navigate({ to: place.to });
      else if (event.key === "?") openShortcuts();
      else if (event.key === "/" && may.includes("conversations.read")) void navigate({ to: "/search" });
      else return;
      event.preventDefault();
    };
    document.addEventListener("keydown", press);
    return () => document.removeEventListener("keydown", press);
  }, [navigate, may]);
}

/** Whether a key goes into a field, a menu or a dialog instead of being a command. */
export function isTyping(target: EventTarget | null): boolean {
  if (!(target instanceof HTMLElement)) return false;
  return target.isContentEditable || target.closest("input, textarea, select, [role=dialog], [role=menu]") !== null;
}
