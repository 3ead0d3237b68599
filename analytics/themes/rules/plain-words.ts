import { isSmallWord } from "../../text/index.ts";

/** Words of many matters and of none, beside the commonest small words of each language. */
const plain = new Set(
  `but hi hello hey dear regards yes no ok okay oh lol please pls thx ty same one two three once help helped helping
  trying tried try guys guy sir madam team someone anyone everyone anybody somebody nobody else another other others
  today tonight morning evening week weeks month months year years hour hours minute minutes days times lot lots bit
  able unable using used use uses sent send sending said says saying asked asking ask told tell telling call called
  having issue issues problem problems trouble question questions answer reply replied response contact waiting wait
  waited since until though although however maybe perhaps actually literally seriously basically yet ago already almost
  fix fixed happen happened happening happens keep keeps kept getting gets come comes coming came look looks looking
  looked seem seems give gave given make makes making made take takes taking took put let lets mean means meant thought
  think thinking knew known might must shall could'nt couldn't wouldn't shouldn't hasn't hadn't weren't ain't gonna wanna
  dm dms message messages tweet tweets follow following yeah yep nope nah amp via etc really pretty quite kind sort part
  aber nein frage problem hilfe bitte danke gerne guten tag liebe grüße moment sonst schon wohl etwa jemand niemand
  mais bonjour aide problème question réponse svp merci monsieur madame cordialement quelqu'un personne
  pero ayuda problema pregunta respuesta gracias señor señora saludos alguien nadie
  mas ajuda pergunta resposta obrigado obrigada alguém ninguém ma aiuto domanda risposta grazie saluti qualcuno nessuno
  ale pomoc pytanie odpowiedź dzień dobry dziękuję proszę pozdrawiam ktoś nikt но помощь помогите проблема вопрос ответ
  january february march april may june july august september october november december monday tuesday wednesday
  thursday friday saturday sunday januar februar märz mai juni juli oktober dezember montag dienstag mittwoch donnerstag
  freitag samstag sonntag janvier février mars avril juin juillet août septembre octobre novembre décembre lundi mardi
  mercredi jeudi vendredi samedi dimanche enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre
  diciembre lunes martes miércoles jueves viernes sábado domingo janeiro fevereiro março maio junho julho setembro outubro
  novembro dezembro gennaio febbraio aprile maggio giugno luglio settembre ottobre dicembre lunedì martedì mercoledì
  giovedì venerdì sabato domenica stycznia lutego marca kwietnia maja czerwca lipca sierpnia września października
  listopada grudnia января февраля марта апреля мая июня июля августа сентября октября ноября декабря januari februari
  maret mei juni juli agustus oktober desember
  спасибо пожалуйста здравствуйте добрый день кто-то никто tapi bantuan tolong masalah pertanyaan jawaban terima kasih`
    .split(/\s+/)
    .filter((word) => word !== ""),
);

/** Whether a word, in small letters, says by itself nothing of what a text is about. */
export function isPlainWord(word: string): boolean {
  return plain.has(word) || isSmallWord(word);
}
