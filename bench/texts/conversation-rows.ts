export const ASKED = [
  "My order still has not arrived and nobody tells me where it is. Can you help?",
  "The app crashes every time I open the bill, this is really annoying",
  "Ich habe zweimal bezahlt, bitte erstatten Sie mir den Betrag zurück.",
  "Merci beaucoup, tout fonctionne de nouveau, super service !",
  "¿Cuándo abren la tienda el domingo? No lo encuentro en la página.",
  "Nie mogę się zalogować od wczoraj, proszę o pomoc",
  "Почему мне снова списали деньги за отменённую подписку?",
  "Barang saya rusak waktu datang, bagaimana cara menukarnya?",
  "Do you have this in blue, and would it be here before Friday?",
  "Great support today, thank you so much Anna!",
];

export const ANSWERED = [
  "I am sorry about that. I have sent it again today, it will be with you on Thursday.",
  "Please send us a private message with your order number so that we can look into it.",
  "Wir haben Ihnen den Betrag heute erstattet, er ist in zwei bis drei Tagen da.",
  "We open at ten on Sundays; the page is corrected now, thank you for telling us.",
];

/**
 * Lines of a native CSV file: conversations of two to five messages, customers who come back, four agents; the same
 * for the same number of rows.
 */
export function* conversationRows(rows: number): Generator<string> {
  yield "id,at,direction,channel,author,author_role,author_function,author_email,thread,unit,text";
  const start = Date.UTC(2026, 0, 1);
  for (let row = 0, thread = 0; row < rows; thread++) {
    const customer = (thread * 7919) % Math.max(1, Math.floor(rows / 6));
    const length = 2 + (thread % 4);
    for (let step = 0; step < length && row < rows; step++, row++) {
      const at = new Date(start + thread * 60_000 + step * 420_000).toISOString();
      const out = step % 2 === 1;
      const who = out
        ? `agent${thread % 4},agent,${thread % 3 === 0 ? "finance" : "care"},`
        : `c${customer},customer,,c${customer}@example.org`;
      const texts = out ? ANSWERED : ASKED;
      const text = `${texts[(thread + step) % texts.length]} (${row})`;
      yield `m${row},${at},${out ? "out" : "in"},chat,${who},t${thread},${thread % 2 ? "north" : "south"},"${text}"`;
    }
  }
}
