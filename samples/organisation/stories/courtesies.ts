import type { Language, Mood } from "../rules/story.ts";

type ByMood = Readonly<Record<Mood, readonly string[]>>;

/** What is answered where nothing was asked: kind words to kind ones, and to angry ones the words that cost nothing. */
export const postAnswers: Readonly<Record<Language, ByMood>> = {
  en: {
    good: [
      "This made our day, thank you!",
      "[Thank you|Thanks], {name}! Safe rides.",
      "Reading this aloud in the workshop right now.",
      "That is what we do it for. Thank you!",
      "❤️ from all of us",
    ],
    calm: ["Enjoy the ride!", "Lovely."],
    bad: [
      "We are sorry to hear that. Please send us a DM with your contract number so that we can look into it.",
      "Sorry about this, {name}. Could you DM us your e-mail address?",
      "We understand the frustration. Please DM us, we would like to help.",
      "That is not what we want to hear. Please send us a private message.",
    ],
  },
  de: {
    good: [
      "Danke, das freut uns sehr!",
      "Vielen Dank, {name}! Gute Fahrt.",
      "Das hängen wir in der Werkstatt auf.",
      "❤️",
    ],
    calm: ["Gute Fahrt!", "Schön."],
    bad: [
      "Das tut uns leid. Schreib uns bitte eine Direktnachricht mit der Vertragsnummer.",
      "Wir verstehen den Ärger, {name}. Schick uns bitte eine PN.",
      "Das sollte nicht so sein. Bitte schreib uns per DM, wir helfen gerne.",
    ],
  },
  fr: {
    good: ["Merci beaucoup, ça nous fait très plaisir !", "Merci {name}, bonne route !", "❤️"],
    calm: ["Bonne route !"],
    bad: [
      "Nous sommes désolés. Écrivez-nous en MP avec votre numéro de contrat.",
      "Nous comprenons votre agacement, {name}. Pouvez-vous nous contacter en MP ?",
    ],
  },
  id: {
    good: ["Terima kasih, {name}! Selamat gowes.", "Senang sekali bacanya, terima kasih!", "❤️"],
    calm: ["Selamat gowes!"],
    bad: [
      "Mohon maaf atas ketidaknyamanannya, {name}. Silakan kirim DM dengan nomor kontrak Anda.",
      "Kami mengerti kekecewaannya. Boleh kirim DM supaya kami bantu cek?",
    ],
  },
};

/** What is answered to a remark beside a score. */
export const remarkAnswers: Readonly<Record<Language, ByMood>> = {
  en: {
    good: [
      "Thank you, {name}. I have passed this on to everybody in the team, and one of them is now blushing.",
      "Thank you for taking the time. This goes on the wall.",
      "What a kind thing to read. Thank you!",
    ],
    calm: [
      "Thank you for the honest answer. What would have made it a ten? One line is enough.",
      "Thanks, {name}. I have passed this on to the team that can change it.",
    ],
    bad: [
      "Thank you for saying it plainly. I have passed it on to the head of the team, and it will be discussed on {next}.",
      "I am sorry, {name}. May I call you about it? Please send me a time that suits you.",
      "That is a poor mark, and we have earned it. Your remark has been forwarded with your case.",
    ],
  },
  de: {
    good: [
      "Vielen Dank, {name}. Das ist an alle im Team weitergegeben, und jemand ist rot geworden.",
      "Danke für die Zeit und die freundlichen Worte!",
    ],
    calm: [
      "Danke für die ehrliche Antwort. Was hätte zur Zehn gefehlt? Eine Zeile genügt.",
      "Danke, {name}. Ich habe es an das Team weitergegeben, das es ändern kann.",
    ],
    bad: [
      "Danke für die klaren Worte. Ich habe sie an die Leitung weitergegeben, am {next} wird darüber gesprochen.",
      "Das tut mir leid, {name}. Darf ich dazu anrufen? Eine passende Uhrzeit genügt als Antwort.",
    ],
  },
  fr: {
    good: ["Merci {name}, toute l'équipe l'a lu avec plaisir.", "Merci d'avoir pris le temps de l'écrire !"],
    calm: ["Merci pour cette réponse sincère. Qu'aurait-il fallu pour un dix ? Une ligne suffit."],
    bad: [
      "Merci de le dire franchement. C'est transmis à la responsable, et nous en parlerons {next}.",
      "Nous sommes désolés, {name}. Pouvons-nous vous appeler à ce sujet ?",
    ],
  },
  id: {
    good: ["Terima kasih, {name}. Sudah kami sampaikan ke seluruh tim.", "Terima kasih sudah meluangkan waktu!"],
    calm: ["Terima kasih atas kejujurannya. Apa yang kurang supaya menjadi sepuluh?"],
    bad: ["Terima kasih sudah terus terang. Sudah kami teruskan ke kepala tim dan akan dibahas hari {next}."],
  },
};
