import fc from "fast-check";
import { expect, test } from "vitest";

import { identifyLanguage, identifyWords } from "./identify.ts";

const sentences: readonly (readonly [string, string])[] = [
  ["en", "The parcel that I ordered last week still has not arrived"],
  ["de", "Das Paket das ich letzte Woche bestellt habe ist noch nicht da"],
  ["fr", "Le colis que j'ai commandé la semaine dernière n'est pas encore arrivé"],
  ["es", "El paquete que pedí la semana pasada todavía no ha llegado"],
  ["it", "Il pacco che ho ordinato la settimana scorsa non è ancora arrivato"],
  ["pt", "A encomenda que fiz na semana passada ainda não chegou"],
  ["nl", "Het pakje dat ik vorige week besteld heb is nog niet aangekomen"],
  ["pl", "Paczka którą zamówiłem w zeszłym tygodniu jeszcze nie dotarła"],
  ["ru", "Посылка которую я заказал на прошлой неделе ещё не пришла"],
  ["id", "Paket yang saya pesan minggu lalu belum sampai juga karena terlambat dikirim"],
  ["ms", "Bungkusan yang saya tempah minggu lepas masih belum sampai kerana lewat dihantar"],
  ["uk", "Посилка яку я замовив минулого тижня ще не прийшла"],
  ["cs", "Balík který jsem si objednal minulý týden ještě nedorazil"],
  ["sk", "Balík ktorý som si objednal minulý týždeň ešte neprišiel"],
  ["ro", "Coletul pe care l-am comandat săptămâna trecută încă nu a ajuns"],
  ["hu", "A csomag amit a múlt héten rendeltem még mindig nem érkezett meg"],
  ["tr", "Geçen hafta sipariş ettiğim paket hâlâ gelmedi"],
  ["sv", "Paketet som jag beställde förra veckan har fortfarande inte kommit"],
  ["da", "Pakken som jeg bestilte i sidste uge er stadig ikke kommet frem"],
  ["no", "Pakken som jeg bestilte forrige uke har fortsatt ikke kommet fram"],
  ["fi", "Viime viikolla tilaamani paketti ei ole vieläkään saapunut"],
  ["el", "Το δέμα που παρήγγειλα την περασμένη εβδομάδα δεν έχει έρθει"],
  ["bg", "Пратката която поръчах миналата седмица още не е пристигнала"],
  ["hr", "Paket koji sam naručio prošli tjedan još uvijek nije stigao"],
  ["sr", "Пакет који сам наручио прошле недеље још увек није стигао"],
  ["sl", "Paket ki sem ga naročil prejšnji teden še vedno ni prispel"],
  ["lt", "Siuntinys kurį užsisakiau praėjusią savaitę dar neatvyko"],
  ["lv", "Sūtījums ko pasūtīju pagājušajā nedēļā vēl nav pienācis"],
  ["et", "Eelmisel nädalal tellitud pakk ei ole ikka veel kohale jõudnud"],
  ["ca", "El paquet que vaig demanar la setmana passada encara no ha arribat"],
  ["vi", "Gói hàng tôi đặt tuần trước vẫn chưa đến nơi"],
  ["tl", "Hindi pa rin dumarating ang paketeng inorder ko noong nakaraang linggo"],
  ["ar", "الطرد الذي طلبته الأسبوع الماضي لم يصل بعد"],
  ["fa", "بسته‌ای که هفته گذشته سفارش دادم هنوز نرسیده است"],
  ["ur", "پچھلے ہفتے جو پارسل میں نے منگوایا تھا وہ ابھی تک نہیں آیا"],
  ["he", "החבילה שהזמנתי בשבוע שעבר עדיין לא הגיעה"],
  ["hi", "पिछले हफ्ते मैंने जो पार्सल मंगवाया था वह अभी तक नहीं आया"],
  ["th", "พัสดุที่ฉันสั่งเมื่อสัปดาห์ที่แล้วยังไม่มาถึง"],
  ["ja", "先週注文した荷物がまだ届いていません"],
  ["ko", "지난주에 주문한 택배가 아직 도착하지 않았습니다"],
  ["zh", "我上周订的包裹还没有送到"],
  ["mk", "Пакетот што го нарачав минатата недела сè уште не пристигна"],
  ["be", "Пасылка якую я замовіў на мінулым тыдні яшчэ не прыйшла"],
  ["bn", "গত সপ্তাহে অর্ডার করা পার্সেল এখনও আসেনি"],
];

const language = (text: string) => identifyLanguage(text).language;

test.each(sentences)("%s: %s", (code, sentence) => {
  expect(language(sentence)).toBe(code);
  expect(language(sentence.toUpperCase())).toBe(code);
  expect(language(sentence.toLowerCase())).toBe(code);
});

test("Indonesian and Malay are told apart, as written in chats too", () => {
  expect(language("gue gak bisa login nih, tolong dibantu dong kak")).toBe("id");
  expect(language("mobil saya rusak dan harus segera diperbaiki di bengkel")).toBe("id");
  expect(language("saya tak boleh log masuk, tolong semak akaun saya cepat sikit")).toBe("ms");
  expect(language("kereta saya rosak dan mesti dibaiki segera di bengkel")).toBe("ms");
});

test("a few words that two languages share are of the one that more people write", () => {
  expect(language("La vida no es bella")).toBe("es");
  expect(language("no lo es, tranquila")).toBe("es");
  expect(language("makan di sini mahal")).toBe("id");
  expect(language("Melhor programa")).toBe("pt");
});

test("a likeliest language is named where none is told", () => {
  const { language: told, likeliest, confidence } = identifyLanguage("Help!");
  expect(told).toBeNull();
  expect(likeliest).toBe("en");
  expect(confidence).toBeGreaterThan(0);
  expect(identifyLanguage("123 👍").likeliest).toBeNull();
});

test("too little to tell is unknown", () => {
  for (const text of [
    "",
    " ",
    "ok",
    "lol",
    "👍👍",
    "12345 67",
    "?!",
    "@acme #help",
    "a",
    "x y z",
    "https://a.example/the/and",
  ]) {
    expect(language(text), text).toBeNull();
  }
});

test("a text means the same composed and decomposed", () => {
  for (const [code, sentence] of sentences) {
    expect(language(sentence.normalize("NFD")), code).toBe(code);
    expect(identifyLanguage(sentence.normalize("NFD"))).toEqual(identifyLanguage(sentence.normalize("NFC")));
  }
});

const noLanguage = fc.constantFrom(
  "https://shop.example/the/best-of?and=with",
  "www.tienda.example/para",
  "@der_und_die",
  "#notInThisLanguage",
  "help@support.example",
  "😀🎉",
  "12:30",
  "A1B2C3",
);

test("mentions, links, hashtags, addresses and emoji change nothing", () => {
  fc.assert(
    fc.property(fc.constantFrom(...sentences), noLanguage, noLanguage, ([, sentence], before, after) => {
      expect(identifyLanguage(`${sentence} ${before} ${after}`)).toEqual(identifyLanguage(sentence));
      expect(language(`${before} ${after} ${sentence}`)).toBe(language(sentence));
    }),
  );
});

test("an answer does not depend on what was asked before, nor on how often", { timeout: 60_000 }, () => {
  const text = fc.oneof(
    fc.constantFrom(...sentences.map(([, sentence]) => sentence)),
    fc.string({ unit: "binary", maxLength: 40 }),
  );
  fc.assert(
    fc.property(fc.array(text, { maxLength: 8 }), text, (others, one) => {
      const alone = identifyLanguage(one);
      for (const other of others) identifyLanguage(other);
      expect(identifyLanguage(one)).toEqual(alone);
    }),
  );
});

test("any string gets an answer with a share between 0 and 1", () => {
  fc.assert(
    fc.property(fc.string({ unit: "binary", maxLength: 5000 }), (text) => {
      const { confidence } = identifyLanguage(text);
      expect(confidence).toBeGreaterThanOrEqual(0);
      expect(confidence).toBeLessThanOrEqual(1);
    }),
  );
});

test("words cut beforehand give the language of the text", () => {
  for (const [code, sentence] of sentences) {
    const words = sentence.split(" ").map((form) => ({ form, name: false }));
    expect(identifyWords(words).language).toBe(code);
  }
});
