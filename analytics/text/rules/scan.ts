import { kindAt, kindOf } from "./characters.ts";
import { cleaned } from "./clean.ts";

/** What a piece of a text is, as far as reading is concerned. */
type TokenKind = "word" | "hashtag" | "mark" | "symbol" | "break";

/** A piece of a text. `form` is in lower case, with letters repeated three times or more brought down to two. */
export interface Token {
  readonly kind: TokenKind;
  readonly form: string;
  /** True if a letter was drawn out (`sooo`). */
  readonly elongated: boolean;
  /** True if written in capitals only, three letters or more. */
  readonly shouted: boolean;
  /** True if written with a capital at its start. */
  readonly capitalised: boolean;
}

/** A text cut into tokens, with a count of what was left out of them. */
export interface Scan {
  readonly tokens: readonly Token[];
  readonly mentions: number;
  readonly links: number;
  readonly numbers: number;
}

const LONGEST_WORD = 40;
const LONGEST_EMOTICON = 14;
const LONGEST_ELISION = 8;

const EMOTICON =
  /^(?:[<>]?[:;=xX][-o'^]?[)\]([dDpP/\\|oO*sSc3]+|8[-]?\)|<\/?3+|[)(\]D]+[-']?[:;=]|\^[_.]?\^|-[_.]+-|[tT][_.][tT]|[oO][_.][oO]|>[_.]<|:'+[()]|\){2,}|\({2,})$/;
const TRAILING_EMOTICON = /(?:[:;=]['-]?[)(\][DPp/|*]+|\){2,}|\({2,})$/;
const EMOTICON_SIGN = /[:;=^<_()8]|^[xX][dD]+$|^-\.+-$/;
const LINK = /^[("'«[]*(?:https?:|www\.|[a-z0-9-]{1,40}\.(?:com|net|org|co|io|ly|gl|de|fr|ru|pl|es|it|id|br|me|be)\/)/i;
const ELIDED = new Set(
  "l d j n m t s c qu dell nell all sull dall un quest quell lorsqu puisqu jusqu".split(" ").map((word) => `${word}'`),
);
const IGNORED = new Set(["http", "https", "rt", "www", "via"]);

/** Where a word in lower case is cut after an elided article or pronoun (`l'`, `qu'`); 0 if it is not. */
export function elisionEnd(form: string): number {
  const apostrophe = form.indexOf("'");
  return apostrophe > 0 && apostrophe + 1 < form.length && ELIDED.has(form.slice(0, apostrophe + 1))
    ? apostrophe + 1
    : 0;
}

/** A word with every run of one letter brought down to a single letter, for a second look-up of a drawn-out word. */
export function squeeze(form: string): string {
  return form.replace(/(.)\1+/gu, "$1");
}

function plainToken(kind: TokenKind, form: string): Token {
  return { kind, form, elongated: false, shouted: false, capitalised: false };
}

class Scanner {
  readonly tokens: Token[] = [];
  mentions = 0;
  links = 0;
  numbers = 0;

  text(text: string): void {
    let at = 0;
    while (at < text.length) {
      const kind = kindAt(text.charCodeAt(at));
      if (kind === kindOf.lineEnd) this.lineEnd();
      if (kind === kindOf.lineEnd || kind === kindOf.space) {
        at += 1;
        continue;
      }
      let end = at + 1;
      while (end < text.length && !isBlank(text.charCodeAt(end))) end += 1;
      this.chunk(text.slice(at, end));
      at = end;
    }
  }

  private lineEnd(): void {
    if (this.tokens.at(-1)?.kind !== "break") this.tokens.push(plainToken("break", "\n"));
  }

  private chunk(chunk: string): void {
    const at = chunk.indexOf("@");
    if (at >= 0 && chunk.length > 1 && (at <= 1 || isLetter(chunk.charCodeAt(at + 1)))) this.mentions += 1;
    else if ((chunk.includes("/") || chunk.includes(".")) && LINK.test(chunk)) this.links += 1;
    else this.written(chunk);
  }

  private written(chunk: string): void {
    if (EMOTICON_SIGN.test(chunk)) {
      if (chunk.length <= LONGEST_EMOTICON && EMOTICON.test(chunk)) {
        this.tokens.push(plainToken("symbol", chunk));
        return;
      }
      this.pieces(chunk);
      const tail = TRAILING_EMOTICON.exec(chunk.slice(-6));
      if (tail && !/^\)+$/.test(tail[0])) this.tokens.push(plainToken("symbol", tail[0]));
      else if (tail && !chunk.includes("(")) this.tokens.push(plainToken("symbol", tail[0]));
      return;
    }
    this.pieces(chunk);
  }

  private pieces(chunk: string): void {
    const wordKind = chunk.startsWith("#") ? "hashtag" : "word";
    let at = 0;
    while (at < chunk.length) {
      const kind = kindAt(chunk.charCodeAt(at));
      if (kind === kindOf.letter) at = this.wordFrom(chunk, at, wordKind);
      else if (kind === kindOf.digit) at = this.numberFrom(chunk, at);
      else if (kind === kindOf.stop) at = this.stopFrom(chunk, at);
      else if (kind === kindOf.surrogate) at = this.astralFrom(chunk, at);
      else {
        if (kind === kindOf.pause) this.tokens.push(plainToken("mark", chunk.charAt(at)));
        else if (kind === kindOf.picture) this.tokens.push(plainToken("symbol", chunk.charAt(at)));
        at += 1;
      }
    }
  }

  private wordFrom(chunk: string, start: number, wordKind: TokenKind): number {
    let at = start + 1;
    let run = 1;
    let drawnOut = false;
    let apostrophe = 0;
    while (at < chunk.length) {
      const unit = chunk.charCodeAt(at);
      const kind = kindAt(unit);
      if (kind === kindOf.letter || kind === kindOf.joined) {
        run = unit === chunk.charCodeAt(at - 1) ? run + 1 : 1;
        if (run > 2) drawnOut = true;
      } else if (kind === kindOf.apostrophe && isLetter(chunk.charCodeAt(at + 1))) apostrophe ||= at;
      else break;
      at += 1;
    }
    if (apostrophe > 0 && apostrophe - start < LONGEST_ELISION) {
      const elided = `${chunk.slice(start, apostrophe).toLowerCase()}'`;
      if (ELIDED.has(elided)) {
        this.word(elided, false, wordKind);
        return apostrophe + 1;
      }
    }
    const raw = chunk.slice(start, at);
    this.word(raw.length > LONGEST_WORD ? raw.slice(0, LONGEST_WORD) : raw, drawnOut, wordKind);
    const doubled = chunk.charAt(at) === "-" && chunk.startsWith(raw, at + 1);
    return doubled && !isLetter(chunk.charCodeAt(at + 1 + raw.length)) ? at + 1 + raw.length : at;
  }

  private word(raw: string, drawnOut: boolean, kind: TokenKind): void {
    let form = raw.toLowerCase();
    const capitalised = form.charCodeAt(0) !== raw.charCodeAt(0);
    const shouted =
      capitalised && raw.length > 2 && form.charCodeAt(1) !== raw.charCodeAt(1) && raw === raw.toUpperCase();
    if (/[’`´ʼё]/.test(form)) form = form.replace(/[’`´ʼ]/g, "'").replaceAll("ё", "е");
    if (drawnOut) form = form.replace(/(.)\1{2,}/gu, "$1$1");
    if (!IGNORED.has(form)) this.tokens.push({ kind, form, elongated: drawnOut, shouted, capitalised });
  }

  private numberFrom(chunk: string, start: number): number {
    this.numbers += 1;
    let at = start + 1;
    while (at < chunk.length && kindAt(chunk.charCodeAt(at)) === kindOf.digit) at += 1;
    return at;
  }

  private stopFrom(chunk: string, start: number): number {
    let at = start + 1;
    while (at < chunk.length && kindAt(chunk.charCodeAt(at)) === kindOf.stop) at += 1;
    const marks = chunk.slice(start, at);
    const inWord = marks === "." && isLetter(chunk.charCodeAt(at)) && isLetter(chunk.charCodeAt(start - 1));
    this.tokens.push(plainToken("mark", inWord ? "-" : /[!?？！‼⁉]/.test(marks) ? marks : "."));
    return at;
  }

  private astralFrom(chunk: string, at: number): number {
    const code = chunk.codePointAt(at) ?? 0;
    if (code < 0x1_0000) return at + 1;
    if (code >= 0x1_f000 && code < 0x1_fb00) this.tokens.push(plainToken("symbol", String.fromCodePoint(code)));
    return at + 2;
  }
}

function isBlank(unit: number): boolean {
  const kind = kindAt(unit);
  return kind === kindOf.space || kind === kindOf.lineEnd;
}

function isLetter(unit: number): boolean {
  return kindAt(unit) === kindOf.letter;
}

/**
 * Cuts a text into words, marks and symbols in one pass. Mentions, addresses and links are counted and left out; a
 * hashtag is kept as the word it holds. Any string is accepted; `cleaned` bounds the work.
 */
export function scan(text: string): Scan {
  const scanner = new Scanner();
  scanner.text(cleaned(text));
  return scanner;
}
