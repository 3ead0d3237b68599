import { z } from "zod";

/** What a model answered. */
export interface Completion {
  readonly text: string;
  /** It ended before it was complete. */
  readonly cut: boolean;
  /** As the other side counted; null where it did not. */
  readonly tokens: { readonly prompt: number; readonly answer: number } | null;
}

const parts = z.union([z.string(), z.array(z.looseObject({ text: z.string().optional() }))]).nullish();
const counted = z.looseObject({
  prompt_tokens: z.number().int().nonnegative().max(1e9),
  completion_tokens: z.number().int().nonnegative().max(1e9),
});
const whole = z.looseObject({
  choices: z
    .array(z.looseObject({ message: z.looseObject({ content: parts }), finish_reason: z.string().nullish() }))
    .min(1),
  usage: counted.nullish().catch(null),
});
const piece = z.looseObject({
  choices: z.array(
    z.looseObject({ delta: z.looseObject({ content: parts }).nullish(), finish_reason: z.string().nullish() }),
  ),
  usage: counted.nullish().catch(null),
});

/**
 * Reads the answer of `chat/completions`, whole (JSON) or in pieces (server-sent events), by its content type. Undefined
 * for what is neither, or breaks off.
 */
export function readAnswer(contentType: string, body: string): Completion | undefined {
  return contentType.toLowerCase().includes("text/event-stream") ? readPieces(body) : readWhole(body);
}

function readWhole(body: string): Completion | undefined {
  const read = whole.safeParse(json(body));
  const [choice] = read.data?.choices ?? [];
  if (!read.success || !choice) return undefined;
  return {
    text: textOf(choice.message.content),
    cut: choice.finish_reason === "length",
    tokens: tokensOf(read.data.usage),
  };
}

function readPieces(body: string): Completion | undefined {
  let [text, ended, cut] = ["", false, false];
  let tokens: Completion["tokens"] = null;
  for (const line of body.split(/\r\n|\n|\r/)) {
    if (!line.startsWith("data:")) continue;
    const data = line.slice("data:".length).trim();
    if (data === "[DONE]") {
      ended = true;
      break;
    }
    const read = piece.safeParse(json(data));
    if (!read.success) return undefined;
    const [choice] = read.data.choices;
    text += textOf(choice?.delta?.content);
    if (choice?.finish_reason) [ended, cut] = [true, choice.finish_reason === "length"];
    tokens = tokensOf(read.data.usage) ?? tokens;
  }
  return ended ? { text, cut, tokens } : undefined;
}

function json(text: string): unknown {
  try {
    return JSON.parse(text);
  } catch {
    return undefined;
  }
}

function textOf(content: z.infer<typeof parts>): string {
  if (typeof content === "string") return content;
  return (content ?? []).map(({ text = "" }) => text).join("");
}

function tokensOf(usage: z.infer<typeof counted> | null | undefined): Completion["tokens"] {
  return usage ? { prompt: usage.prompt_tokens, answer: usage.completion_tokens } : null;
}

const LONGEST = 20_000;

/** Signs that are not seen, or that turn the order of what is read: no text of a person needs them here. */
const unseen =
  /[\p{Cc}\p{Zl}\p{Zp}\u200b\u2060-\u2064\u202a-\u202e\u2066-\u2069\ufeff\u{e0000}-\u{e007f}\ue000-\uf8ff]/gu;

/** The text of an answer as it may be shown: without thoughts before it, and without signs that are not seen. */
export function shownText(text: string): string {
  const end = text.lastIndexOf("</think>");
  const said = end === -1 ? text : text.slice(end + "</think>".length);
  return said
    .replaceAll("\r\n", "\n")
    .replaceAll(unseen, (sign) => (sign === "\n" || sign === "\t" ? sign : ""))
    .slice(0, LONGEST)
    .toWellFormed()
    .trim();
}

const LONGEST_TITLE = 80;

/** A title as it may be taken over: one line without quotes, placeholders or a full stop; empty where none is left. */
export function titleOf(text: string): string {
  const [line = ""] = text.split("\n").filter((one) => one.trim() !== "");
  return line
    .replaceAll(/\[[^[\]]{0,60}\]|["“”„«»*#`]/g, "")
    .replaceAll(/\s{1,20}/g, " ")
    .trim()
    .replace(/\.$/, "")
    .slice(0, LONGEST_TITLE)
    .toWellFormed()
    .trim();
}
