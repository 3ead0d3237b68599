import type { Channel, Language } from "../rules/story.ts";

/** What people write who got no answer. */
const followUps: Readonly<Record<Language, Readonly<Record<"email" | "chat" | "social", readonly string[]>>>> = {
  en: {
    email: [
      "[Any news on this?|Is there any news?] I wrote {n} days ago.",
      "I have not heard anything yet. Could somebody at least confirm that my e-mail has arrived?",
      "Still waiting for an answer. Please do not make me call, I know how that ends.",
      "Reminder, see below. Order {order}, in case that helps.",
      "Hello? It has been {n} days. I am beginning to feel like a pen pal without a pen pal.",
      "Since nobody replies, I will ask a third time on {next}. Please surprise me before that.",
    ],
    chat: ["hello??", "anyone there?", "still waiting", "ok I give up for today", "?", "should I try again later?"],
    social: [
      "@{brand} hello?",
      "@{brand} still nothing",
      "@{brand} I can wait. But why should I?",
      "anybody home @{brand}?",
    ],
  },
  de: {
    email: [
      "gibt es inzwischen etwas Neues? Meine Mail ist {n} Tage alt.",
      "leider habe ich bisher keine Antwort erhalten. Ist meine Nachricht überhaupt angekommen?",
      "ich warte weiterhin. Bitte melden Sie sich, notfalls mit einem Zwischenstand.",
      "nur zur Erinnerung, es geht um {order}.",
      "seit {n} Tagen keine Reaktion. Das finde ich, vorsichtig gesagt, enttäuschend.",
    ],
    chat: ["hallo??", "noch jemand da?", "warte immer noch", "na dann eben nicht", "?"],
    social: ["@{brand} hallo?", "@{brand} immer noch nichts", "@{brand} jemand zu hause?"],
  },
  fr: {
    email: [
      "Avez-vous des nouvelles ? Mon message date de {n} jours.",
      "Toujours sans réponse de votre part. Avez-vous bien reçu mon message ?",
      "Je me permets de relancer, il s'agit de {order}.",
      "{n} jours sans réponse. C'est décevant.",
    ],
    chat: ["allô ?", "il y a quelqu'un ?", "j'attends toujours", "bon, tant pis"],
    social: ["@{brand} allô ?", "@{brand} toujours rien", "@{brand} vous êtes là ?"],
  },
  id: {
    email: [
      "Apakah sudah ada kabar? Email saya sudah {n} hari yang lalu.",
      "Sampai sekarang belum ada balasan. Mohon dicek, ini soal {order}.",
      "Mohon konfirmasi apakah email saya sudah diterima.",
    ],
    chat: ["halo??", "masih ada orang?", "masih nunggu nih", "ya sudah deh"],
    social: ["@{brand} halo?", "@{brand} belum ada jawaban juga", "min @{brand} tolong dibalas"],
  },
};

/** How letters begin and end, as people write them; an empty one is one without. */
export const letters: Readonly<
  Record<
    Language,
    {
      readonly greetings: readonly string[];
      readonly closings: readonly string[];
      readonly answered: string;
      readonly signed: readonly string[];
    }
  >
> = {
  en: {
    greetings: [
      "Hello,\n\n",
      "Hi,\n\n",
      "Hi there,\n\n",
      "Dear {brand} team,\n\n",
      "Good morning,\n\n",
      "Hello {brand},\n\n",
      "",
    ],
    closings: ["\n\n{full}", "\n\nRegards,\n{full}", "\n\nKind regards\n{full}", "\n\n{name}", "\n\nBest,\n{name}", ""],
    answered: "Hello {name},\n\n",
    signed: ["\n\nKind regards\n{agent}, {brand}", "\n\n{agent}\n{brand}", "\n\nAll the best\n{agent} from {brand}"],
  },
  de: {
    greetings: [
      "Guten Tag,\n\n",
      "Hallo,\n\n",
      "Sehr geehrte Damen und Herren,\n\n",
      "Hallo {brand}-Team,\n\n",
      "Moin,\n\n",
    ],
    closings: ["\n\nMit freundlichen Grüßen\n{full}", "\n\nViele Grüße\n{full}", "\n\nGruß\n{name}", "\n\n{full}", ""],
    answered: "Guten Tag {full}!\n\n",
    signed: ["\n\nViele Grüße\n{agent}, {brand}", "\n\nMit freundlichen Grüßen\n{agent}\n{brand}"],
  },
  fr: {
    greetings: ["Bonjour,\n\n", "Madame, Monsieur,\n\n", "Bonjour {brand},\n\n", "Bonsoir,\n\n"],
    closings: ["\n\nCordialement,\n{full}", "\n\n{full}", "\n\nBien à vous\n{full}", "\n\n{name}", ""],
    answered: "Bonjour {name},\n\n",
    signed: ["\n\nCordialement\n{agent}, {brand}", "\n\nBien à vous\n{agent}\n{brand}"],
  },
  id: {
    greetings: ["Halo,\n\n", "Selamat pagi,\n\n", "Kepada tim {brand},\n\n", "Halo tim {brand},\n\n", ""],
    closings: ["\n\nSalam,\n{full}", "\n\n{full}", "\n\nHormat saya,\n{full}", "\n\n{name}"],
    answered: "Halo {name},\n\n",
    signed: ["\n\nSalam hangat,\n{agent}, {brand}", "\n\nSalam\n{agent}\n{brand}"],
  },
};

/** Which follow-ups fit a channel; surveys are not followed up. */
export function followUpsOf(language: Language, channel: Channel): readonly string[] {
  return channel === "survey" ? [] : followUps[language][channel];
}
