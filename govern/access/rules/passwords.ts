/** Words that stand at the beginning of every list of guessed passwords, without what is put around them. */
const commonWords = new Set(
  `password passwort passwd motdepasse contrasena wachtwoord parola senha haslo
   qwerty qwertyuiop qwertzuiop azertyuiop asdfghjkl asdfghjklqwertyuiop qwertyuiopasdfgh zxcvbnm qwertyasdfgh qazwsx qazwsxedc qazwsxedcrfv
   letmein letmeinnow letmeinplease welcome welcomehome welcometo iloveyou iloveyousomuch iloveyouforever
   admin administrator administration superadmin superuser root master supervisor manager operator
   changeme changemenow changeit default secret secretpassword mysecret mypassword thepassword yourpassword newpassword
   passwordpassword adminadmin adminpassword testtest testpassword test testing temporary temppassword guest
   monkey dragon football baseball basketball superman batman sunshine princess starwars trustnoone whatever
   company companyname customer customerservice support helpdesk service firsthand firsthandfirsthand
   correcthorsebatterystaple abcdefghijkl abcdefghijklm abcdefghijklmnop abcabcabcabc`.split(/\s+/),
);

const lookalikes: Readonly<Record<string, string>> = {
  "0": "o",
  "1": "l",
  "3": "e",
  "4": "a",
  "5": "s",
  "7": "t",
  "@": "a",
  $: "s",
  "!": "i",
};

/** Rows that fingers or minds run along. */
const runs = [
  "01234567890123456789",
  "abcdefghijklmnopqrstuvwxyz",
  "qwertyuiopasdfghjklzxcvbnm",
  "qwertzuiopasdfghjklyxcvbnm",
  "azertyuiopqsdfghjklmwxcvbn",
  "1qaz2wsx3edc4rfv5tgb6yhn7ujm",
  "1q2w3e4r5t6y7u8i9o0p",
];

/**
 * Why a password is refused, as the end of "this password ..."; undefined when it is taken. Its length is checked by
 * the contract. Refused is what is guessed first: a common word with digits around it, a run along the keyboard, one
 * pattern repeated, the name or the address of the person.
 */
export function weaknessOf(password: string, person: { name: string; email: string }): string | undefined {
  const plain = password.normalize("NFKC").toLowerCase();
  const bare = (text: string) => text.replaceAll(/[^\p{L}\p{N}]/gu, "");
  const own = [person.email, person.email.split("@")[0] ?? "", person.name, person.name + person.email];
  if (own.map((text) => bare(text.toLowerCase())).includes(bare(plain))) return "is your own name or address";
  if (isRepeated(plain)) return "repeats one short pattern";
  if (isRun(bare(plain))) return "runs along the keyboard or the alphabet";
  if (isCommon(plain)) return "is one of those that are guessed first";
  return undefined;
}

/** A common word, also with look-alikes in it, and with anything but letters before, after or between. */
function isCommon(plain: string): boolean {
  const core = plain.replaceAll(/^[^\p{L}]+|[^\p{L}]+$/gu, "");
  const letters = (text: string) => text.replaceAll(/[^\p{L}]/gu, "");
  const spelt = (text: string) => letters(text.replaceAll(/[013457@$!]/g, (sign) => lookalikes[sign] ?? sign));
  return [letters(plain), spelt(plain), spelt(core)].some((word) => commonWords.has(word));
}

/** Up to four characters over and over, or hardly any different ones. */
function isRepeated(text: string): boolean {
  if (new Set(text).size < 4) return true;
  return [1, 2, 3, 4].some((length) => text === text.slice(0, length).repeat(text.length).slice(0, text.length));
}

function isRun(text: string): boolean {
  const both = runs.flatMap((run) => [run, run.split("").toReversed().join("")]);
  const digits = text.replaceAll(/\D/g, "");
  const letters = text.replaceAll(/\d/g, "");
  const within = (part: string) => part === "" || both.some((run) => run.includes(part));
  return text !== "" && (within(text) || (within(digits) && within(letters) && letters.length !== 1));
}
