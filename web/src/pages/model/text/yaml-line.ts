/** A line of YAML as it is set: what stands before its key, the key, the value, and a remark. */
export interface YamlLine {
  readonly lead: string;
  readonly key: string;
  readonly rest: string;
  readonly remark: string;
}

/** Takes a line apart for its look only; put together again the parts are the line. */
export function splitLine(line: string): YamlLine {
  if (/^\s*#/.test(line)) return { lead: "", key: "", rest: "", remark: line };
  const { 1: lead = "", 2: key = "", 3: after = line } = /^(\s*(?:- +)?)([\w.-]+:)(?=\s|$)(.*)$/.exec(line) ?? [];
  const remarkAt = remarkStart(after);
  return remarkAt === undefined
    ? { lead, key, rest: after, remark: "" }
    : { lead, key, rest: after.slice(0, remarkAt), remark: after.slice(remarkAt) };
}

/**
 * How far a line that is too long goes on below itself, in characters: a little further in than it begins, and never so
 * far that a narrow window has no room.
 */
export function hangOf(line: string): number {
  return Math.min(16, line.length - line.trimStart().length + 2);
}

/** A remark begins with a # after a space, outside of quotes. */
function remarkStart(text: string): number | undefined {
  let quote = "";
  for (let at = 0; at < text.length; at += 1) {
    const sign = text.charAt(at);
    if (quote !== "") {
      if (sign === quote) quote = "";
    } else if ((sign === '"' || sign === "'") && /[\s[{,:]|^$/.test(text.charAt(at - 1))) quote = sign;
    else if (sign === "#" && /\s/.test(text.charAt(at - 1))) return at;
  }
  return undefined;
}
