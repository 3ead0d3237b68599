import type { ChatLanguage } from "@firsthand/engage/chat/contract";

import type { Shown } from "./conversation.ts";
import { element, linked } from "./elements.ts";
import type { Words } from "./words.ts";

interface Line {
  readonly key: string;
  readonly make: () => HTMLElement;
  /** What stands below it; changes while it stays. */
  readonly fact: readonly (Node | string)[] | undefined;
  readonly bad: boolean;
}

/** The list of messages. Lines stay where they are, so that a screen reader says only what is new. */
export function createMessageList(again: (id: string) => void) {
  const list = element("ol");
  const standing = new Map<string, HTMLElement>();
  return {
    list,
    show(shown: Shown, words: Words): void {
      const { language } = shown.hello;
      let before: Element | null = null;
      const lines = linesOf(shown, words, { language, again });
      const keys = new Set(lines.map(({ key }) => key));
      for (const [key, line] of standing)
        if (!keys.has(key)) {
          line.remove();
          standing.delete(key);
        }
      for (const { key, make, fact, bad } of lines) {
        const line: HTMLElement = standing.get(key) ?? make();
        standing.set(key, line);
        const follows: Element | null = before === null ? list.firstElementChild : before.nextElementSibling;
        if (follows !== line) list.insertBefore(line, follows);
        const place = line.querySelector(".fact");
        if (fact && place && place.textContent !== textOf(fact)) place.replaceChildren(...fact);
        place?.classList.toggle("bad", bad);
        before = line;
      }
    },
  };
}

const textOf = (parts: readonly (Node | string)[]) =>
  parts.map((part) => (typeof part === "string" ? part : part.textContent)).join("");

interface Telling {
  readonly language: ChatLanguage;
  readonly again: (id: string) => void;
}

function linesOf({ hello, messages, pending, writtenAs }: Shown, words: Words, telling: Telling): Line[] {
  const { language } = telling;
  const locale = navigator.languages.find((one) => one.toLowerCase().startsWith(language)) ?? language;
  const clock = new Intl.DateTimeFormat(locale, { hour: "2-digit", minute: "2-digit" });
  const days = new Intl.DateTimeFormat(locale, { weekday: "long", day: "numeric", month: "long" });
  const lines: Line[] = [];
  if (hello.words.greeting !== "")
    lines.push(said("greeting", { from: "team", who: words.team, text: hello.words.greeting }, undefined));
  let day = days.format(new Date());
  for (const { id, from, name, at, text } of messages) {
    const moment = new Date(at);
    const itsDay = days.format(moment);
    if (itsDay !== day) lines.push({ key: `day ${itsDay}`, make: () => dayLine(itsDay), fact: undefined, bad: false });
    day = itsDay;
    const who = from === "visitor" ? words.you : (name ?? words.team);
    const fact = from === "visitor" ? clock.format(moment) : `${who}, ${clock.format(moment)}`;
    lines.push(said(writtenAs.get(id) ?? id, { from, who, text }, [fact]));
  }
  for (const { id, text, state } of pending) {
    const fact =
      state === "failed"
        ? [words.failed, againButton(words, () => telling.again(id))]
        : [state === "sending" ? words.sending : words.waiting];
    lines.push({ ...said(id, { from: "visitor", who: words.you, text }, fact), bad: state === "failed" });
  }
  return lines;
}

function said(
  key: string,
  { from, who, text }: { readonly from: "visitor" | "team"; readonly who: string; readonly text: string },
  fact: Line["fact"],
): Line {
  const make = () =>
    element(
      "li",
      { class: `say ${from}` },
      element("span", { class: "quiet" }, `${who}: `),
      element("div", { class: "text", dir: "auto" }, ...linked(text)),
      ...(fact ? [element("div", { class: "fact" })] : []),
    );
  return { key, make, fact, bad: false };
}

const dayLine = (day: string): HTMLElement => element("li", { class: "day" }, day);

function againButton(words: Words, onClick: () => void): HTMLElement {
  const button = element("button", { type: "button" }, words.again);
  button.addEventListener("click", onClick);
  return button;
}
