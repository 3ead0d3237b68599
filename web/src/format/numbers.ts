const whole = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 0 });
const one = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1, minimumFractionDigits: 1 });
const upToOne = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 1 });
const two = new Intl.NumberFormat("en-GB", { maximumFractionDigits: 2 });

/** A whole number with its thousands apart: 12,345. */
export function countText(count: number): string {
  return whole.format(count);
}

/** A count that was not counted to its end: "1,000+". */
export function cappedText({ value, capped }: { value: number; capped: boolean }): string {
  return capped ? `${whole.format(value)}+` : whole.format(value);
}

/** Bytes in the largest fitting unit of 1,000: "3.4 MB". */
export function bytesText(bytes: number): string {
  const units = ["B", "kB", "MB", "GB", "TB"];
  let amount = bytes;
  let at = 0;
  while (amount >= 999.5 && at < units.length - 1) {
    amount /= 1000;
    at += 1;
  }
  return `${at === 0 || amount >= 100 ? whole.format(amount) : upToOne.format(amount)} ${units[at] ?? "B"}`;
}

/** Minutes as people say them: "45 s", "13 min", "7 h 14 min", "3 d 4 h". */
export function minutesText(minutes: number): string {
  const seconds = Math.round(minutes * 60);
  if (seconds < 60) return `${seconds} s`;
  if (minutes < 10 && seconds % 60 > 0) return `${Math.floor(seconds / 60)} min ${seconds % 60} s`;
  const rounded = Math.round(minutes);
  if (rounded < 60) return `${rounded} min`;
  const hours = Math.floor(rounded / 60);
  if (hours < 24) return rounded % 60 > 0 ? `${hours} h ${rounded % 60} min` : `${hours} h`;
  const wholeHours = Math.round(rounded / 60);
  const days = Math.floor(wholeHours / 24);
  return wholeHours % 24 > 0 && days < 14
    ? `${days} d ${wholeHours % 24} h`
    : `${whole.format(Math.round(wholeHours / 24))} d`;
}

/** A figure with its unit of measure, for example "91.0 %", "12 min 57 s", "+42", "4.1 people". */
export function figureText(value: number, measure: string): string {
  if (measure === "share") return `${one.format(value * 100)} %`;
  if (measure === "minutes") return minutesText(value);
  if (measure === "points" || measure.startsWith("from -")) return signed(value, measure === "points" ? upToOne : two);
  const number = Math.abs(value) >= 100 || Number.isInteger(value) ? whole : Math.abs(value) >= 10 ? upToOne : two;
  return number.format(value).replace("-", "\u2212");
}

/** How a figure differs from an earlier one, signed: "+2.3 pts", "−4 min". */
export function differenceText(difference: number, measure: string): string {
  if (measure === "share") return `${signed(difference * 100, one)} pts`;
  if (measure === "minutes") return `${sign(difference)}${minutesText(Math.abs(difference))}`;
  const size = Math.abs(difference);
  return signed(difference, size >= 100 || Number.isInteger(difference) ? whole : size >= 10 ? upToOne : two);
}

function signed(value: number, format: Intl.NumberFormat): string {
  const text = format.format(Math.abs(value));
  return /^[0.,]*$/.test(text) ? text : `${sign(value)}${text}`;
}

function sign(value: number): string {
  return value > 0 ? "+" : value < 0 ? "\u2212" : "";
}
