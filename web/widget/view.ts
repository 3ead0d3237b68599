import type { Shown } from "./conversation.ts";
import { element, icon, icons, readableOn } from "./elements.ts";
import { createMessageList } from "./message-list.ts";
import { style } from "./style.ts";
import { wordsOf } from "./words.ts";

/** What a visitor does. */
interface Doings {
  readonly setOpen: (open: boolean) => void;
  readonly say: (text: string, email: string | undefined) => void;
  readonly again: (id: string) => void;
}

/** The most that a message may hold, in characters; the server says the same. */
const LONGEST = 4000;

/** Builds the chat into a shadow of the page; gives what brings it up to date. */
export function createView(doings: Doings): (shown: Shown) => void {
  const messages = createMessageList(doings.again);
  const badge = element("span", { class: "badge", hidden: true, "aria-hidden": "true" });
  const launch = element("button", { type: "button", class: "launch" }, icon(icons.chat), badge);
  const title = element("h2", { id: "title" });
  const state = element("p");
  const shut = element("button", { type: "button", class: "shut" }, icon(icons.close));
  const log = element("div", { class: "log", role: "log", "aria-live": "polite", tabindex: "0" }, messages.list);
  const away = element("p", { class: "note" });
  const email = element("input", { id: "email", type: "email", autocomplete: "email", maxlength: "320" });
  const emailLabel = element("label", { for: "email" });
  const emailHint = element("span", { class: "hint", id: "email-hint" });
  const emailField = element("div", { class: "field" }, emailLabel, email, emailHint);
  const text = element("textarea", { rows: "1", maxlength: String(LONGEST), dir: "auto" });
  const send = element("button", { type: "submit", class: "send" }, icon(icons.send));
  const form = element(
    "form",
    { class: "write", novalidate: true },
    emailField,
    element("div", { class: "row" }, text, send),
  );
  const panel = element(
    "section",
    { class: "panel", role: "dialog", "aria-modal": "true", "aria-labelledby": "title", hidden: true },
    element("header", { class: "head" }, element("div", {}, title, state), shut),
    log,
    away,
    form,
  );
  // What comes while the chat is closed is told as well.
  const told = element("div", { class: "quiet", role: "status" });
  const root = element("div", { class: "root" }, launch, panel, told);
  email.setAttribute("aria-describedby", "email-hint");

  let asksForMail = false;
  let wrongMail = false;
  let current: Shown | undefined;

  launch.addEventListener("click", () => doings.setOpen(true));
  shut.addEventListener("click", () => doings.setOpen(false));
  text.addEventListener("keydown", (event) => {
    if (event.key !== "Enter" || event.shiftKey || event.isComposing) return;
    event.preventDefault();
    form.requestSubmit();
  });
  form.addEventListener("submit", (event) => {
    event.preventDefault();
    const words = text.value.trim();
    wrongMail = asksForMail && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(email.value.trim());
    if (current) show(current);
    if (wrongMail) return email.focus();
    if (words === "") return text.focus();
    doings.say(words, asksForMail ? email.value.trim() : undefined);
    text.value = "";
    text.focus();
  });
  panel.addEventListener("keydown", (event) => {
    // The page around it is not to act on what is typed here.
    event.stopPropagation();
    if (event.key === "Escape") doings.setOpen(false);
    else if (event.key === "Tab") keepFocusWithin(panel, event);
  });

  function show(shown: Shown): void {
    const before = current;
    current = shown;
    const { hello, open, unread } = shown;
    const words = wordsOf[hello.language];
    root.lang = hello.language;
    root.className = `root ${hello.look.side}`;
    root.style.setProperty("--accent", hello.look.accent);
    root.style.setProperty("--on-accent", readableOn(hello.look.accent));
    launch.setAttribute("aria-label", unread > 0 ? `${words.open}, ${words.unread(unread)}` : words.open);
    launch.hidden = open;
    badge.hidden = unread === 0;
    badge.textContent = unread > 9 ? "9+" : String(unread);
    title.textContent = hello.words.title;
    state.textContent = hello.online ? words.here : words.away;
    state.classList.toggle("on", hello.online);
    shut.setAttribute("aria-label", words.close);
    log.setAttribute("aria-label", words.messages);
    away.textContent = hello.words.away;
    away.hidden = hello.online || hello.words.away === "";
    asksForMail = !hello.online && !shown.named;
    emailField.hidden = !asksForMail;
    emailLabel.textContent = words.email;
    emailHint.textContent = wrongMail && asksForMail ? words.emailWrong : words.emailNeeded;
    emailHint.classList.toggle("bad", wrongMail);
    email.setAttribute("aria-invalid", String(wrongMail));
    text.placeholder = words.write;
    text.setAttribute("aria-label", words.write);
    send.setAttribute("aria-label", words.send);
    const wasAtEnd = log.scrollHeight - log.scrollTop - log.clientHeight < 80;
    panel.hidden = !open;
    messages.show(shown, words);
    const grew = countOf(shown) > countOf(before);
    if (open && (wasAtEnd || shown.pending.length > 0 || before?.open !== true) && (grew || before?.open !== true))
      log.scrollTop = log.scrollHeight;
    if (!open && unread > (before?.unread ?? 0)) told.textContent = words.unread(unread);
    if (open === (before?.open ?? false)) return;
    told.textContent = "";
    (open ? text : launch).focus();
  }

  const host = element("div", { id: "firsthand-chat" });
  const shadow = host.attachShadow({ mode: "open" });
  const sheet = new CSSStyleSheet();
  sheet.replaceSync(style);
  shadow.adoptedStyleSheets = [sheet];
  shadow.append(root);
  return (shown) => {
    if (!host.isConnected) document.body.append(host);
    show(shown);
  };
}

const countOf = (shown: Shown | undefined) => (shown ? shown.messages.length + shown.pending.length : 0);

/** Tab goes round within the chat while it is open. */
function keepFocusWithin(panel: HTMLElement, event: KeyboardEvent): void {
  const reachable = [...panel.querySelectorAll<HTMLElement>("button, input, textarea, a[href], [tabindex='0']")].filter(
    (one) => one.checkVisibility(),
  );
  const root = panel.getRootNode();
  const active = root instanceof ShadowRoot ? root.activeElement : null;
  const [first, last] = [reachable[0], reachable.at(-1)];
  if (event.shiftKey ? active === first : active === last) {
    event.preventDefault();
    (event.shiftKey ? last : first)?.focus();
  }
}
