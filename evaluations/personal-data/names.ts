/** Names as customers of many countries have them, frequent ones and ones that are words; nobody's on purpose. */
const lists: Readonly<Record<string, { readonly first: string; readonly last: string }>> = {
  en: {
    first: "Emily Jack Olivia Will Grace Mark James Hope April Daniel Chloe Rose Bill Amelia Sam Joy Rob Charlotte Guy",
    last: "Smith Young Brown Taylor Best King Walker Price White Hughes Banks Long Thompson Church Green O'Brien Case",
  },
  de: {
    first: "Anna Lukas Marie Jürgen Ernst Sabine Frank Heike Rosa Uwe Felix Lena Wolfgang Katrin Jan Jörg Gisela Max",
    last: "Müller Schmidt Koch Bauer Post Winter Sommer Fuchs Groß Klein Schröder Weiß König Vogel Richter Kaiser Lang",
  },
  fr: {
    first: "Camille Hugo Chloé Aurélie Pierre Claire Marine Antoine Jean-Luc Élodie Olivier Noémie Blanche Thierry",
    last: "Martin Petit Dubois Moreau Leroy Blanc Fontaine Lefèvre Roux Garnier Noël Girard Page Lambert Beau Marchand",
  },
  es: {
    first: "María José Lucía Dolores Carmen Ángel Javier Consuelo Pilar Sofía Alejandro Rosario Paz Luz Íñigo Begoña",
    last: "García López Calle Vega Blanco Torres Rubio Ramos Iglesias Castillo Muñoz Reyes Flores Prieto Campo Delgado",
  },
  it: {
    first: "Giulia Marco Francesca Gioia Luca Chiara Alessandro Bruno Serena Viola Matteo Stella Fabio Rosa Pace Elena",
    last: "Rossi Russo Bianchi Conte Grasso Longo Costa Forte Fontana Bello Romano Gallo Sala Greco Esposito Ferrari",
  },
  pt: {
    first: "João Inês Vitória Fernando Beatriz Gonçalo Linda Aparecida Tiago Glória Rui Catarina Marta Duarte Vasco",
    last: "Silva Pereira Oliveira Costa Leite Branco Nunes Prata Carvalho Rocha Santos Neves Lobo Cruz Machado Sales",
  },
  nl: {
    first: "Daan Sanne Joost Femke Bram Lotte Jeroen Anouk Wouter Roos Mees Fleur Sem Marijke Pieter Lieke Storm Bas",
    last: "Jansen Bakker Visser Smit Meijer Mulder Bos Post Vos Dekker Koning Groot Klein Berg Brouwer Kok Prins Boer",
  },
  pl: {
    first: "Agnieszka Piotr Katarzyna Łukasz Małgorzata Paweł Zofia Tomasz Ewa Marcin Kinga Wojciech Hanna Marek Anna",
    last: "Nowak Kowalska Wójcik Zieliński Król Mróz Zając Sikora Baran Lis Wrona Mazur Kaczmarek Pawlak Górski Wilk",
  },
  sv: {
    first: "Elin Björn Astrid Göran Maja Sven Linnéa Lars Karin Anders Bo Siv Oskar Frida Stig Ebba Gustav Åsa Ulf",
    last: "Andersson Lind Berg Strand Falk Dahl Holm Sjöberg Ek Lundqvist Frisk Stark Modig Norberg Ström Hjort Nyman",
  },
  id: {
    first: "Budi Siti Agus Dewi Putri Bayu Indah Rizky Ayu Bagus Wulan Joko Sari Adi Bunga Dian Eka Surya Ratna Tri",
    last: "Santoso Wijaya Setiawan Lestari Hidayat Kusuma Saputra Utami Pratama Nugroho Susanto Harapan Permata Putra",
  },
  ru: {
    first: "Анна Дмитрий Вера Сергей Надежда Марина Алексей Любовь Ольга Роза Иван Светлана Лев Екатерина Марк Нина",
    last: "Иванова Кузнецов Волк Соколова Мороз Белый Заяц Петров Король Смирнова Медведев Новиков Швец Орлова Гусь",
  },
};

/** Every first name of a language with several of its family names. */
export const inventedNames: readonly { readonly language: string; readonly name: string }[] = Object.entries(
  lists,
).flatMap(([language, { first, last }]) => {
  const [firsts, lasts] = [first.split(" "), last.split(" ")];
  return firsts.flatMap((one, at) =>
    [0, 5, 11].map((further) => ({ language, name: `${one} ${lasts[(at + further) % lasts.length] ?? ""}` })),
  );
});
