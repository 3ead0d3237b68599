import { fold } from "./fold.ts";

/** What a word says of a number beside it. */
export const cueNames = [
  "phone",
  "order",
  "card",
  "national",
  "passport",
  "customer",
  "number",
  "birth",
  "home",
  "network",
  "version",
  "money",
] as const;

export type Cue = (typeof cueNames)[number];

/** Words of English, German, French, Spanish, Italian, Portuguese, Dutch, Polish,
 * Swedish, Indonesian and Russian together: what a word means here differs between none of them. */
const words: Readonly<Record<Cue, string>> = {
  phone: `phone telephone tel mobile cell cellphone call calling called callback ring dial sms whatsapp contact reach
    telefon tel handy handynummer mobil mobilnummer telefonnummer rufnummer anrufen anruf ruckruf zuruckrufen erreichbar
    erreichen ruft telephone portable appeler appelez rappeler rappelez joindre joignable telefono movil celular
    llamar llamarme llamame llamen llamadme llamada cellulare chiamare chiamarmi chiamatemi chiamami chiamata
    richiamatemi recapito telefone telemovel ligar ligue liguem contato contacto telefoon telefoonnummer mobiel
    mobieltje bellen bel bereikbaar nummerweergave telefonu telefoniczny komorka komorkowy komorki zadzwonic zadzwoncie
    dzwonic dzwoncie kontakt ring telefonnumret mobilen nas telepon ponsel hubungi telp whatsapp hp
    телефон телефону телефона тел позвоните звоните перезвоните позвонить мобильный мобильныи звонить звонок
    связаться набрать`,
  order: `order orders ordernumber tracking track parcel package shipment consignment reference ref ticket case
    invoice receipt booking reservation confirmation transaction request serial sku asin upc dpci item product article model part
    barcode ean isbn imei voucher coupon code pin otp total amount bestellung lieferung lieferschein bestellnummer bestellnr auftrag
    auftragsnummer sendung sendungsnummer paket rechnung rechnungsnummer rechnungsnr vorgang vorgangsnummer ticketnummer
    artikel artikelnummer artikelnr seriennummer buchung buchungsnummer gutschein trackingnummer referenz commande
    colis suivi facture dossier reservation article serie pedido pedidos envio seguimiento factura reserva articulo
    incidencia guia encomenda rastreio rastreamento fatura nota protocolo artigo produto producto ordine ordini
    spedizione pacco fattura prenotazione articolo pratica tracciamento bestelling bestelnummer zending pakket factuur
    factuurnummer zaak boeking artikelnummer zamowienie zamowienia przesylka przesylki paczka paczki faktura faktury
    zgloszenie zgloszenia rezerwacja bestallning ordernummer paketet fakturan arende arendet kolli pesanan resi paket
    faktur tagihan tiket pembelian transaksi invoice заказ заказа заказу посылка посылки посылку трек отправление
    отправления накладная накладнои обращение обращения заявка заявки артикул чек чека бронь`,
  card: `card cards visa mastercard amex maestro credit debit karte kreditkarte kartennummer carte bancaire tarjeta
    credito carta cartao kaart creditcard karta karty kort kortnummer kartu карта карты карту картои`,
  national: `ssn social nino insurance ni nin steuer steuerid idnr identifikationsnummer steuernummer tin
    steueridentifikationsnummer insee nir securite secu dni nie nif documento codice fiscale cf bsn
    burgerservicenummer sofinummer sofi registre national rijksregisternummer rijksregister pesel pesela personnummer personnr
    personnumret nik ktp penduduk kependudukan cpf aadhaar aadhar uidai contribuinte снилс`,
  passport: `passport passports paspoortnr passnr reisepassnr passportnr passnummer reisepass reisepassnummer passeport pasaporte passaporto passaporte paspoort
    paspoortnummer paszport paszportu pass passet passnumret paspor паспорт паспорта паспортные`,
  customer: `account acct customer client member membership subscriber policy loyalty konto kontonummer kontonr kunde
    kunden kundennummer kundennr kundenkonto kundenkontonummer mitglied mitgliedsnummer vertragsnummer policennummer
    versicherungsnummer compte adherent abonne cliente cuenta socio abonado conto socia conta assinante klantnummer
    klant klantnr rekening rekeningnummer lidnummer klienta klient konta kundnummer kundnr kontonummer medlemsnummer
    medlem pelanggan rekening akun anggota nasabah клиента клиент лицевои лицевого абонент абонента договора`,
  number: `number no num nr id nummer numero numer nomor номер номером номера number #`,
  birth: `born birth birthday dob birthdate geboren geburtsdatum geburtstag geb naissance nee nacimiento naci nacido
    nacida nascita nato nata nascimento nasci nascido nascida geboortedatum geboren urodzenia urodzony urodzona
    urodzilem urodzilam ur fodd nac nasc tgl рожд fodelsedatum fodelsedag lahir kelahiran рождения родился родилась`,
  home: `address live lives living deliver delivered delivery ship shipped shipping moved move adresse anschrift wohne
    wohnt wohnen lieferadresse liefern geliefert umgezogen habite habitons livrer livraison livree demenage domicile
    direccion vivo vive vivimos domicilio entregar indirizzo abito residente consegnare consegna endereco moro morada
    entrega adres adresu adresem mieszkam dostawy woon woont bezorgen bezorgadres bor adress adressen leverans
    alamat tinggal rumah dikirim адрес адресу живу проживаю доставка доставки доставить`,
  network: `ip ipv ipv4 ipv6 ips`,
  version: `version versions v ver firmware build release update updated app ios android software wersja versao versione
    versie versi версия версии прошивка section chapter clause rfc`,
  money: `usd eur gbp euro euros dollar dollars pounds pound rupiah rp idr rub zl pln kr sek chf brl inr yen jpy reais
    pesos cents bucks руб рублеи рубля`,
};

const bits = new Map<string, number>();
for (const [index, cue] of cueNames.entries()) {
  for (const word of fold(words[cue]).split(/\s+/)) bits.set(word, (bits.get(word) ?? 0) | (1 << index));
}
// A word with "number" in it says both.
for (const [word, said] of bits) {
  if (/(nummer|nr)$/.test(word)) bits.set(word, said | (1 << cueNames.indexOf("number")));
}

/** What a folded word says, as one bit for each name in `cueNames`, the first being the lowest; 0 for most words. */
export function cuesOf(word: string): number {
  return bits.get(word) ?? 0;
}

/** Whether the bits of a word hold this cue. */
export function says(said: number, cue: Cue): boolean {
  return ((said >> cueNames.indexOf(cue)) & 1) === 1;
}
