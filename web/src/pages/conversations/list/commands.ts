/** What a pressed key means for a list and what is open beside it. */
export type ListCommand = "next" | "previous" | "back" | "close";

/** Single letters work anywhere on the page; arrows only while the list has the focus. */
export function commandOf(key: string, inList: boolean): ListCommand | undefined {
  if (key === "j" || (inList && key === "ArrowDown")) return "next";
  if (key === "k" || (inList && key === "ArrowUp")) return "previous";
  if (key === "u") return "back";
  return key === "Escape" ? "close" : undefined;
}
