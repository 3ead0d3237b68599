import type { TokenName } from "./tokens.ts";
import classes from "./charts.module.css";

interface TooltipLine {
  readonly name: string;
  readonly text: string;
  readonly colour: TokenName;
}

/** What hangs at the pointer, made of elements and not of HTML: names come from customers' files. */
export function tooltipElement(title: string, lines: readonly TooltipLine[], hint?: string): HTMLElement {
  const box = element("div", classes["tooltip"]);
  box.append(element("div", classes["tooltipTitle"], title));
  for (const { name, text, colour } of lines) {
    const line = element("div", classes["tooltipLine"]);
    const mark = element("span", classes["mark"]);
    mark.style.background = `var(--${colour})`;
    line.append(mark, element("span", undefined, name), element("span", classes["tooltipValue"], text));
    box.append(line);
  }
  if (hint !== undefined) box.append(element("div", classes["tooltipHint"], hint));
  return box;
}

function element(tag: "div" | "span", className?: string, text?: string): HTMLElement {
  const made = document.createElement(tag);
  if (className !== undefined) made.className = className;
  if (text !== undefined) made.textContent = text;
  return made;
}
