/**
 * The commonest small words of each language, written out by hand. A word that several languages use counts for each
 * of them, but less. They name no matter by themselves.
 */
export const stopWords: Readonly<Record<string, string>> = {
  en: `the of and to in is you that it he was for on are with as his they at be this have from or had by not what all
    were we when your can said there an each which she do how their if will up about out many then them these so some
    her would make like him into has more go see no could my than been who its now did get down may i i'm i've i'll i'd
    you're it's don't doesn't didn't can't won't isn't aren't wasn't haven't that's what's me us our am just still
    please thanks thank why where does any off been because again also very too much only over after before because
    hello hey should got getting want need love really good great new time day today tomorrow yesterday back going here
    don't never always every people going think know even first last night happy think set show tell give find
    those here other others off sure well way thing things something anything everything`,
  de: `der die das und ist nicht ich es ein eine zu den mit sich auf für von dem im des als auch an wie so wir aber man
    einen einer einem eines noch nach bei aus wenn nur war werden wird hat ihr ihre ihren sie er mir mich dir dich uns
    euch kein keine keinen bin bist sind seid haben habe hatte hätte kann können könnte muss müssen soll sollte schon
    mehr sehr gut danke bitte warum wann wo was wer welche welcher oder doch dann da hier jetzt heute morgen gestern
    immer wieder ja nein zum zur vom beim über unter durch gegen ohne seit bis mal nie alles nichts etwas mein meine
    meinen meiner meinem dein deine sein seine dieser diese dieses diesen würde wäre gibt geht gehen macht machen
    leider vielen dank hallo möchte möchten finde gibt's gerade einfach wirklich weil dass ob denn halt eben ganz viel viele uhr zeig
    mach nächste nächsten woche stunden minuten alle`,
  fr: `le la les de des du un une et est à en que qui dans pour pas sur au aux ce cette ces il elle ils elles je tu
    nous vous ne se son sa ses mon ma mes ton ta tes notre nos votre vos leur leurs avec par plus mais ou où donc car
    si tout tous toute toutes comme être été était sont suis es êtes sommes avoir ai as avons avez ont avait fait
    faire j' l' d' n' c' s' qu' m' t' y bien très merci bonjour bonsoir salut pourquoi comment quand quoi quel quelle
    quels quelles rien jamais toujours encore aussi même sans sous entre chez depuis peu trop moi toi lui eux ça cela
    ceci aujourd'hui demain hier oui non peut peux pouvez dois doit faut va vais allez aller veux voulez svp déjà
    après avant alors puis parce jour année temps lors dont ni`,
  es: `el la los las de del un una unos unas y e o que en es no se lo le les por con para como más pero su sus si al
    me mi mis tu tus te nos ya está están estoy este esta esto estos estas ese esa eso ha he has han hay ser son soy
    eres somos fue era muy sin sobre también hasta cuando donde quien qué cómo cuándo dónde quién por porque todo
    todos toda todas nada nunca siempre tan tanto así bien mal gracias hola buenos buenas días hoy mañana ayer ahora
    después antes puede puedo pueden quiero tengo tiene tienen hacer hace yo tú él ella ellos usted ustedes entre
    cada desde uno dos mucho mucha muchos otra otro vez años año día gente solo sólo va voy vamos ver qué cual nuestro`,
  pt: `o a os as de do da dos das um uma uns umas e é que em no na nos nas não se por com para como mais mas seu sua
    seus suas ao aos à às me meu minha meus minhas te teu tua você vocês eu ele ela eles elas nós está estão estou
    esse essa isso este esta isto já foi era ser são sou tem têm tenho há muito muita muitos também até quando onde
    quem porque porquê por quê tudo todos toda todas nada nunca sempre bem mal obrigado obrigada olá bom boa dia hoje
    amanhã ontem agora depois antes pode posso podem quero fazer faz só sem sobre pra pro vai vou vamos gente aqui
    ter ainda mesmo cada outro outra vez ano anos pelo pela num numa lá assim então né tá vc pq tb tbm`,
  it: `il lo la i gli le di del della dello dei degli delle un uno una e è che in non si per con come più ma su sul
    sulla al alla allo ai agli alle da dal dalla dai mi ti ci vi me te lui lei noi voi loro mio mia miei mie tuo tua
    suo sua nostro vostro questo questa questi queste quello quella sono sei siamo siete era stato stata essere ho hai
    ha abbiamo avete hanno anche perché quando dove chi cosa come molto molta molti tutto tutti tutta tutte niente mai
    sempre così bene male grazie ciao buongiorno buona oggi domani ieri ora adesso dopo prima può posso puoi voglio
    fare fa solo senza ancora già ogni altro altra volta anno anni nel nella nei nelle dell' l' c' d' un' all' po' se
    o ed ad qual quali quanto fino`,
  pl: `i w z na do się nie że to jest jak po co tak za od o ale już czy dla przez ten ta te tego tej tym tych być był
    była było były są jestem jesteś jesteśmy mam masz ma mają może można mogę proszę dziękuję dzięki dlaczego kiedy
    gdzie kto który która które których bardzo tylko jeszcze też także bo więc żeby aby jeśli gdy mi mnie ci ciebie
    go jej ich nas wam was mój moja moje swój swoje pan pani państwa państwo dzień dobry cześć witam dziś dzisiaj
    jutro wczoraj teraz nigdy zawsze wszystko nic ktoś coś bez pod nad przed między nawet sie juz zeby ze u we ze
    chcę chce moge prosze dziekuje dlaczego trzeba będzie bedzie został`,
  id: `yang dan di ini itu dengan untuk tidak dari dalam akan pada juga saya ke karena ada kami kita mereka dia anda
    kamu aku adalah atau seperti sudah bisa lebih oleh saat harus tapi tetapi sangat telah dapat jika kalau masih
    belum hanya banyak lagi apa siapa kapan mana dimana bagaimana mengapa kenapa berapa nya lah kok sih dong deh ya
    gak ga nggak enggak tdk yg dgn utk krn udah udh aja saja banget bgt gue gua lu lo terima kasih makasih tolong
    mohon hari jam besok kemarin sekarang pagi siang malam setelah sebelum semua sebuah orang baru baik bagus jangan
    mau ingin buat biar sama sekali cuma pun para antara tersebut menjadi bahwa namun min kak mas mbak pak bu`,
  nl: `de het een en van ik te dat die in is niet op zijn aan met voor er maar om hem dan zou wat mijn men dit zo door
    over ze bij ook tot je mij uit der daar haar naar heb hoe heeft hebben deze want nog zal me zij nu geen omdat iets
    worden toch al waren veel meer doen moet ben zonder kan hun dus alles onder wordt werd wij jij jullie gaan ging
    goed morgen vandaag waarom wanneer bedankt hoi voeg toe zet stel weer alle`,
  da: `og i at det er en til på som med de den af for ikke der var jeg han hun vi du mig dig sig har havde hvad hvor
    hvornår hvorfor om men et fra ved kan skal vil blev efter også når nu op ud ned her min mit mine din dit alle
    hvis eller meget tak hej vær sæt tilføj vis i dag`,
  sv: `och att det som en på är av för med den till inte om ett men var jag han hon vi du har hade från när hur vad
    varför eller efter också kan ska skulle vill blir blev mycket tack hej min mitt mina din alla här där nu ut upp`,
  no: `og i det er en til på som med de den av for ikke var jeg han hun vi du meg deg seg har hadde hva hvor hvorfor
    om men et fra ved kan skal vil ble etter også når nå opp ut ned her min mitt mine din alle hvis eller takk hei`,
  tr: `ve bir bu da de için ile çok ne var ben sen o biz siz onlar daha gibi kadar ama değil mi mı mu mü her şey yok
    nasıl neden niçin hangi bana beni sana teşekkürler lütfen bugün yarın dün şimdi olarak olan`,
  ro: `și în de la cu pe nu este sunt o un din ce că să se mai pentru care a fost ai am au dar sau când unde cum cine
    foarte mult mulțumesc bună te rog acum azi mâine mă îmi`,
  cs: `a je se na v že to s z do i o k ve pro za by ale jsem jsi jsou byl byla bylo jak co když kde proč který která
    děkuji prosím už také ještě nebo jen jako po při od není mi mě tak`,
  ca: `el la els les de del i que en es no amb per un una com més però seu seva si al són és està aquest aquesta això
    molt també quan on qui què perquè tot tots res mai sempre gràcies bon dia avui demà ahir ara jo tu nosaltres`,
  tl: `ang ng sa na mga at ay ko mo ka ako ikaw siya kami tayo kayo sila ito iyan iyon hindi wala may mayroon kung
    dahil para pero naman lang din rin po opo bakit kailan saan sino ano paano salamat`,
  lt: `ir yra į kad iš su per apie tai bet kaip ar aš tu jis ji mes jūs jie ne nėra buvo bus man mano tavo kas kada
    kur kodėl ačiū prašau rytoj šiandien nustatyk parodyk visus`,
  ru: `и в не на что он с как это по но из у за то все она так его от о я мы вы ты они же бы только ее был была было были
    мне меня мой моя мое мои вас вам нас нам если уже или ни быть есть нет для до вот когда даже ли под где кто чем чтобы
    очень можно надо нужно почему сколько какой какая какие спасибо пожалуйста здравствуйте добрый день еще этот эта эти
    себя после перед через при без тоже там тут здесь теперь сегодня завтра вчера больше опять снова где-то раз который
    которая которые подскажите работает`,
  uk: `і й та в у не на що він з як це по але із за то все вона так його від я ми ви ти вони ж би тільки її був була було
    були мені мене мій моя моє вас вам нас нам якщо вже або бути є немає для до коли навіть чи під де хто чим щоб дуже
    можна треба чому скільки який яка які дякую будь ласка добрий день ще цей ця ці після сьогодні завтра`,
  be: `і не на што ён з як гэта па але ў за усё яна так яго ад я мы вы яны ж бы толькі яе быў была было былі мне мяне мой
    вас вам нас калі ўжо або ёсць няма для да дзякуй калі ласка вельмі можна чаму`,
  bg: `и в не на че той с как това по но от за то всичко тя така го аз ние вие ти те само я беше са съм си ли да ще се във
    при без кой какво кога къде защо много може трябва благодаря моля здравейте още този тази тези след днес утре или вече`,
  sr: `и у не на да се је са као то по али из за све она тако га од ја ми ви ти они само био била било били мене мој ако
    већ или има нема до када где ко шта врло може зашто хвала молим добар дан још овај ова ови после данас сутра`,
};
