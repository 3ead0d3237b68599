import type { ChatLanguage } from "@firsthand/engage/chat/contract";

/** What the chat says by itself. */
export interface Words {
  readonly open: string;
  readonly close: string;
  readonly messages: string;
  readonly write: string;
  readonly send: string;
  readonly here: string;
  readonly away: string;
  readonly email: string;
  readonly emailWrong: string;
  readonly emailNeeded: string;
  readonly sending: string;
  readonly waiting: string;
  readonly failed: string;
  readonly again: string;
  readonly team: string;
  readonly you: string;
  readonly lost: string;
  readonly unread: (count: number) => string;
  readonly tooLong: (most: number) => string;
}

export const wordsOf: Readonly<Record<ChatLanguage, Words>> = {
  en: {
    open: "Open the chat",
    close: "Close the chat",
    messages: "Messages",
    write: "Write a message",
    send: "Send",
    here: "We are here",
    away: "We are away",
    email: "Your mail address",
    emailWrong: "This is no mail address.",
    emailNeeded: "So that we can answer when we are back.",
    sending: "Being sent",
    waiting: "Will be sent when there is a connection",
    failed: "Not sent",
    again: "Try again",
    team: "Us",
    you: "You",
    lost: "No connection. We keep trying.",
    unread: (count) => (count === 1 ? "1 new message" : `${count} new messages`),
    tooLong: (most) => `At most ${most} characters.`,
  },
  de: {
    open: "Chat öffnen",
    close: "Chat schließen",
    messages: "Nachrichten",
    write: "Nachricht schreiben",
    send: "Senden",
    here: "Wir sind da",
    away: "Wir sind nicht da",
    email: "Ihre E-Mail-Adresse",
    emailWrong: "Das ist keine E-Mail-Adresse.",
    emailNeeded: "Damit wir antworten können, wenn wir zurück sind.",
    sending: "Wird gesendet",
    waiting: "Wird gesendet, sobald eine Verbindung besteht",
    failed: "Nicht gesendet",
    again: "Noch einmal",
    team: "Wir",
    you: "Sie",
    lost: "Keine Verbindung. Wir versuchen es weiter.",
    unread: (count) => (count === 1 ? "1 neue Nachricht" : `${count} neue Nachrichten`),
    tooLong: (most) => `Höchstens ${most} Zeichen.`,
  },
  fr: {
    open: "Ouvrir le chat",
    close: "Fermer le chat",
    messages: "Messages",
    write: "Écrire un message",
    send: "Envoyer",
    here: "Nous sommes là",
    away: "Nous sommes absents",
    email: "Votre adresse e-mail",
    emailWrong: "Ce n’est pas une adresse e-mail.",
    emailNeeded: "Pour que nous puissions répondre à notre retour.",
    sending: "Envoi en cours",
    waiting: "Sera envoyé dès qu’il y aura une connexion",
    failed: "Non envoyé",
    again: "Réessayer",
    team: "Nous",
    you: "Vous",
    lost: "Pas de connexion. Nous réessayons.",
    unread: (count) => (count === 1 ? "1 nouveau message" : `${count} nouveaux messages`),
    tooLong: (most) => `${most} caractères au plus.`,
  },
  es: {
    open: "Abrir el chat",
    close: "Cerrar el chat",
    messages: "Mensajes",
    write: "Escribir un mensaje",
    send: "Enviar",
    here: "Estamos aquí",
    away: "No estamos",
    email: "Su correo electrónico",
    emailWrong: "No es una dirección de correo.",
    emailNeeded: "Para poder responder cuando volvamos.",
    sending: "Enviando",
    waiting: "Se enviará cuando haya conexión",
    failed: "No enviado",
    again: "Reintentar",
    team: "Nosotros",
    you: "Usted",
    lost: "Sin conexión. Seguimos intentándolo.",
    unread: (count) => (count === 1 ? "1 mensaje nuevo" : `${count} mensajes nuevos`),
    tooLong: (most) => `${most} caracteres como máximo.`,
  },
};
