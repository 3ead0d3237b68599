/** A stretch of a body that is one thing by itself. */
export interface Piece {
  /** Undefined: it was longer than anything may be, and was passed over. */
  readonly bytes: Uint8Array | undefined;
  /** It stands alone in the body, and not in a list. */
  readonly alone: boolean;
}

/** Cuts a body into the things that are in it, however the network cut it into chunks. */
export interface Splitter {
  readonly push: (chunk: Uint8Array) => Piece[];
  /** `cut`: the body ended before the last thing did. */
  readonly end: () => { readonly pieces: Piece[]; readonly cut: boolean };
}

const [TAB, LINE_FEED, CARRIAGE_RETURN, SPACE] = [9, 10, 13, 32];
const [QUOTE, COMMA, COLON, BACKSLASH] = [34, 44, 58, 92];
const [OPEN_BRACKET, CLOSE_BRACKET, OPEN_BRACE, CLOSE_BRACE] = [91, 93, 123, 125];
const BYTE_ORDER_MARK = new Set([0xef, 0xbb, 0xbf]);

const isBlank = (byte: number): boolean =>
  byte === SPACE || byte === LINE_FEED || byte === CARRIAGE_RETURN || byte === TAB;

/** Bytes of one thing, up to a limit; what is longer is counted and not kept. */
function collector(limit: number) {
  let parts: Uint8Array[] = [];
  let length = 0;
  return {
    add(part: Uint8Array): void {
      length += part.length;
      if (length <= limit) parts.push(part);
      else parts = [];
    },
    /** What was added, and none of it any more. Copied: the chunk that it lay in is not kept. */
    take(): Uint8Array | undefined {
      const bytes = length > limit ? undefined : Buffer.concat(parts);
      parts = [];
      length = 0;
      return bytes;
    },
    get empty() {
      return length === 0;
    },
  };
}

/** One thing a line; empty lines are passed over. A broken line costs nothing but itself. */
export function splitLines(limit: number): Splitter {
  const line = collector(limit);
  const taken = (): Piece[] => {
    const bytes = line.take();
    return bytes?.every(isBlank) ? [] : [{ bytes, alone: false }];
  };
  return {
    push(chunk) {
      const pieces: Piece[] = [];
      let from = 0;
      for (let at = chunk.indexOf(LINE_FEED); at !== -1; at = chunk.indexOf(LINE_FEED, from)) {
        line.add(chunk.subarray(from, at));
        pieces.push(...taken());
        from = at + 1;
      }
      line.add(chunk.subarray(from));
      return pieces;
    },
    end: () => ({ pieces: line.empty ? [] : taken(), cut: false }),
  };
}

/** The field whose list is a list of things: `{ "batch": [ ... ] }`. */
const LIST_FIELD = "batch";

/**
 * The elements of a JSON array, those of the list `batch` of an object, or the object itself; several after each other
 * are taken as well. It looks at brackets and quotes alone: whether a thing is JSON is found out when it is read.
 */
export function splitJson(limit: number): Splitter {
  const piece = collector(limit);
  let depth = 0;
  /** The depth of the elements; 0: things stand alone. */
  let listDepth = 0;
  let quoted = false;
  let escaped = false;
  let inside = false;
  /** The last text at the depth of an object that stands alone, as long as it may be the name of the list. */
  let word = "";
  let isName = false;
  /** Of the object that stands alone a list was read, so that it is no thing itself. */
  let batched = false;

  function scan(chunk: Uint8Array): Piece[] {
    const pieces: Piece[] = [];
    let from = 0;
    const finish = (to: number): void => {
      piece.add(chunk.subarray(from, to));
      inside = false;
      from = to;
      const bytes = piece.take();
      if (batched && depth === 0) batched = false;
      else pieces.push({ bytes, alone: listDepth === 0 });
    };
    for (let at = 0; at < chunk.length; at++) {
      const byte = chunk[at] ?? 0;
      if (quoted) {
        if (escaped) escaped = false;
        else if (byte === BACKSLASH) escaped = true;
        else if (byte === QUOTE) quoted = false;
        if (quoted && depth === 1 && listDepth === 0 && word.length <= LIST_FIELD.length)
          word += String.fromCharCode(byte);
        continue;
      }
      if (!inside) {
        if (isBlank(byte) || BYTE_ORDER_MARK.has(byte)) continue;
        if (listDepth > 0 && byte === COMMA) continue;
        if (listDepth > 0 && (byte === CLOSE_BRACKET || byte === CLOSE_BRACE)) {
          depth = listDepth - 1;
          listDepth = 0;
          if (depth > 0) [inside, from] = [true, at + 1];
          continue;
        }
        if (depth === 0 && byte === OPEN_BRACKET) {
          [depth, listDepth] = [1, 1];
          continue;
        }
        [inside, from] = [true, at];
      }
      if (byte === QUOTE) {
        quoted = true;
        [word, isName] = ["", false];
      } else if (byte === COLON) isName = depth === 1 && listDepth === 0 && word === LIST_FIELD;
      else if (byte === OPEN_BRACKET && isName && depth === 1 && listDepth === 0) {
        // What stands beside the list is not a thing: it is left behind.
        piece.take();
        [batched, inside, depth, listDepth, isName] = [true, false, 2, 2, false];
      } else if (byte === OPEN_BRACE || byte === OPEN_BRACKET) {
        depth++;
        isName = false;
      } else if (byte === CLOSE_BRACE || byte === CLOSE_BRACKET) {
        if (depth === listDepth) {
          // A bare value was the last of the list; outside of a list the bracket itself is in the wrong place.
          finish(listDepth > 0 ? at : at + 1);
          if (listDepth > 0) at--;
          continue;
        }
        depth--;
        if (depth === listDepth) finish(at + 1);
      } else if (depth === listDepth && (isBlank(byte) || byte === COMMA)) finish(at);
    }
    if (inside) piece.add(chunk.subarray(from));
    return pieces;
  }

  return {
    push: scan,
    end() {
      const cut = depth > 0 || quoted;
      const rest = piece.take();
      return { pieces: inside && !batched ? [{ bytes: rest, alone: listDepth === 0 }] : [], cut };
    },
  };
}
