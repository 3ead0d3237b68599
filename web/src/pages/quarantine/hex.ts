/** One line of a hex view: where it begins, its bytes in hex, and the same as letters. */
export interface HexLine {
  readonly offset: string;
  readonly hex: string;
  readonly letters: string;
}

const perLine = 16;

/** Bytes of base64, as a server sends them. */
export function bytesOf(base64: string): Uint8Array {
  return Uint8Array.from(atob(base64), (letter) => letter.codePointAt(0) ?? 0);
}

/** The lines of a hex view; what is no printable ASCII stands as a dot. At most `limit` bytes are shown. */
export function hexLines(bytes: Uint8Array, limit: number): readonly HexLine[] {
  const shown = bytes.subarray(0, limit);
  return Array.from({ length: Math.ceil(shown.length / perLine) }, (_unused, at) => {
    const line = [...shown.subarray(at * perLine, (at + 1) * perLine)];
    const pairs = line.map((byte) => byte.toString(16).padStart(2, "0"));
    return {
      offset: (at * perLine).toString(16).padStart(6, "0"),
      hex: `${pairs.slice(0, 8).join(" ")}  ${pairs.slice(8).join(" ")}`.trimEnd(),
      letters: line.map((byte) => (byte >= 0x20 && byte < 0x7f ? String.fromCodePoint(byte) : ".")).join(""),
    };
  });
}
