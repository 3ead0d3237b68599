import { fold } from "./fold.ts";

/** Words as they stand in a folded text, several languages together. */
function words(...lists: readonly string[]): ReadonlySet<string> {
  return new Set(lists.flatMap((list) => fold(list).trim().split(/\s+/)));
}

/**
 * Names that are words as well, and words of names that mean nobody: alone in a text they are a name only where
 * something tells so. German nouns are among them, since all of these begin with a capital.
 */
export const commonWords = words(
  // first names
  `best will mark may june april august grace hope faith joy rose bill art rich chase dale
  grant guy mike miles nick pearl summer
  angel autumn chip crystal dawn daisy destiny eve
  ferry harmony honey hunter jewel
  mercy misty olive page princess rain
  star stone storm sunny terry bliss
  candy cash charm`,
  // family names in English
  `ball banks bank barber baker bar bell bird bishop black blue bond book boss bow brand bright brown bush butcher
  camp carpenter case chance church clean clear close coach cole cook cotton court cross day deal
  dear dollar door down drake early east england english fair farmer field fields finch fire fish fisher fisherman flood
  flower flowers ford forest fox france free french friend frost gates gift glass gold golden good
  gray green grey ground hall hand hands hard hart head hill hills holiday home house hunt judge keen key
  king lake land lane law light little long lord love major man mann marsh master masters mayor mills
  moon moore moss mountain new newman noble north page park parks pen people piece pike pitt place
  pool poor pope post potter powers price pride proper query quick read real rice rivers road rock rush sales salmon
  salt sand school scott service shade sharp shop short silver singer small smart snow south spark speed
  spring steel street strong sun swift thorn top tower town trade travel tree true vale
  wall waters way weaver weeks wells west white wild wise wolf wood woods worth wright york young hi hello
  the and for not you team customer support account company group store shop online dr mr mrs ms miss`,
  // German
  `abend acker adler amt anders bach bank bauer baum beer berg besser beste bischof blatt blume bohne
  born brand braun brot bruder buch bund burg busch dank decker deutsch eis engel ernst erde
  falke fass feld fest feuer fink fisch flach fleischer form frei freitag freund frisch
  fuchs fuss garten gast geist glas glaser glock gold gott graf gras gross grund gut haar hammer hand hart
  hase haus held herbst herr herrmann herz heute hoch hof holz horn huhn hut jager jung junge kaiser
  kalt karte keller kern kirsch klein koch kohl kopf korn kraft kram kraus
  kreis kreuz krieg kunst kurz lack lamm land lang lange laut lehrer lieb linde link loch
  markt meer mehl meister mensch messer mond montag morgen nagel
  neu nuss ost pfarrer pfeffer pfeifer pfennig post rabe rad rat reich reis rest richter
  ring ritter rose rot sack sauer schatz schein schenk
  schnee scholz schon schreiber schuh schule schuster schutz schwan schwarz see
  sand sommer sonne sonntag spat spatz spiegel spitz stadt stark stein stern stock storch
  sturm stuhl sturm suss tag tanne teich teufel thal tisch tod topf traub traum trost turm vater
  vogel voll wagen wahl wald wand wasser weg wein weiss west wiese wild
  winter wirt wolf wolke wunder wurm wurst zimmer zorn kunde kundin firma`,
  // French, Spanish, Italian, Portuguese
  `beau bel bon bonnet bois blanc berger chevalier grand gros
  jardin jeune long loup
  noir page petit pont rey riche ville
  olive france marine blanche celeste fleur
  angel calle campo casa flores
  gracia guerra iglesias luna mar merced mora nieves
  palma paz pena perla plaza prado rico rio rojo rosa
  salud santa santo santos sol valle vida villa marca mando clave
  bella bello bianco caldo caro carta casa ferro
  forte gatto gentile grande luce monti negri
  neri pace papa riva rosso sala santo torre
  vita vitale gioia marina rosa
  branco castro
  leite
  prata sales vale
  luz`,
  // Dutch, Swedish, Polish, Indonesian, Russian
  `berg bloem boer boom bos dam groot haan heuvel hoek klein koning kok meer
  post smit vos wit wolf zee zwart
  berg frisk hall modig skog stark strand
  viking blom bo
  gora kot krol las lis mroz sowa
  zajac zima wiosna
  bagus baru baik bintang bulan bunga jaya maju mulia
  murni mutiara setia sinar suci utama harapan
  надежда лев мир слава заяц волк кот медведь зима мороз король
  белый серый новый соль`,
  // parts of names that are none
  `von zu zum zur der den de het del della dello di da dos das do du la le les los las el al bin ibn binti und and
  abu ben mac san santa saint sankt st jr sr ter ten te af`,
);

/** Who is greeted, thanked or named: what follows is a name. */
export const cues = words(
  `hi hello hey hiya dear mr mrs ms miss mister dr prof sir madam thanks thank thx cheers regards sincerely yours signed
  hallo herr frau herrn liebe lieber geehrte geehrter geehrten danke gruss grusse grussen mfg hochachtungsvoll
  bonjour bonsoir cher chere madame monsieur mme mlle merci cordialement bien
  hola estimado estimada senor senora sr sra don dona querido querida gracias saludos atentamente
  ciao salve gentile caro cara signor signora sig grazie saluti buongiorno
  ola prezado prezada senhor senhora caro cara obrigado obrigada atenciosamente
  beste geachte meneer mevrouw dhr mevr bedankt groet groeten hoi dag
  hej hejsan herr fru tack halsningar mvh
  czesc pan pani panie panu pana szanowny szanowna dziekuje pozdrawiam witam
  halo kak bapak ibu pak bu mas mbak terima kasih salam
  уважаемый уважаемая здравствуйте привет господин госпожа дорогой дорогая спасибо уважением`,
);

/** "My name is", in two words before: what follows is a name. */
export const namings = words(
  `name names named heiße heisse nom appelle nombre llamo nome chiamo chamo naam heet heter namn nazywam imie nama
  зовут called`,
);

/** Titles that end in a full stop, which ends no sentence there. */
export const shortTitles = words("mr mrs ms dr prof sr sra st mme mlle dhr mevr sig jr");
