/**
 * What guessed passwords are put together from: words, names and keys in a row that people choose again and again, in
 * the languages of this product. Written for it, by topic; how often each is used stands in no list.
 */
const text = `
password passwort passwd passphrase passcode pass pwd motdepasse contrasena contraseña contrasenya wachtwoord parola senha haslo
hasło heslo kennwort losenord lösenord salasana adgangskode jelszo sifre şifre парол пароль qwerty qwertz azerty asdf asdfgh asdfghjkl yxcvbnm
zxcvbnm zxcvbn qazwsx qazwsxedc edcrfv wsxedc poiuy poiuytrewq lkjhgf mnbvcx abc abcd abcdef abcdefg abcdefgh
letmein letme welcome willkommen bienvenue bienvenido bienvenida benvenuto welkom hello hallo hola bonjour ciao hi hey iloveyou iloveu loveyou love liebe
amour amor amore tequiero teamo jetaime ichliebedich tiamo kocham kochanie schatz schatzi sweetheart honey baby babe babygirl darling forever always
admin administrator administration superadmin superuser root master supervisor manager operator user username guest gast demo test testing tester test1 temp temporary
default standard secret geheim secreto segreto tajne private secure security safe system server service support helpdesk office company
companyname customer kunde kunden client business work arbeit firma team account konto login logon signin access change changeme changeit
new newpassword mypassword thepassword yourpassword please now here there this that my your our me you is the and of to for in on it with
monkey dragon tiger lion eagle falcon wolf bear panther shark horse pferd cheval caballo dog dogs hund chien perro cane cat cats katze chat gato gatto
kitty puppy bunny rabbit hase maus mouse fish bird turtle dolphin delfin penguin panda koala elephant elefant butterfly schmetterling spider snake scorpion phoenix unicorn einhorn
football fussball fußball futbol soccer baseball basketball hockey tennis golf rugby cricket volleyball handball racing formula ferrari porsche mercedes audi bmw toyota honda
yamaha harley corvette mustang camaro ducati suzuki kawasaki nissan volvo volkswagen renault peugeot opel ford chevrolet jordan ronaldo messi maradona beckham zidane
liverpool arsenal chelsea manchester united city barcelona barca realmadrid madrid juventus milan inter napoli roma bayern dortmund schalke hamburg stpauli ajax feyenoord celtic rangers
yankees lakers cowboys steelers packers eagles patriots redsox dodgers bulls
superman batman spiderman ironman hulk thor avengers marvel wonderwoman joker starwars startrek skywalker vader yoda jedi matrix neo trinity gandalf frodo hobbit
mordor harry potter hogwarts dumbledore hermione pokemon pikachu naruto goku sasuke dragonball mario luigi zelda sonic minecraft fortnite roblox playstation xbox nintendo gamer
game games player killer ninja samurai pirate warrior knight hunter ranger shadow ghost angel devil demon heaven hell god jesus christ allah bible church faith
princess prinzessin prince queen king koenig könig rey reina diamond gold golden silver platinum crystal pearl star stars stern sterne estrella moon mond luna sun sonne sol
sunshine sunflower sonnenschein rainbow regenbogen flower flowers blume blumen fleur rose rosen rosa lily tulip daisy orchid garden garten summer sommer ete verano winter spring autumn
fall herbst fruehling frühling snow schnee rain regen storm thunder blitz lightning fire feuer water wasser ocean sea beach strand mountain river forest wald island paradise nature
earth world welt sky himmel blue blau red rot rouge green gruen grün yellow gelb black schwarz white weiss weiß orange purple violet pink brown grey
apple apfel banana banane cherry kirsche strawberry erdbeere chocolate schokolade cookie cookies candy sugar cheese kaese käse butter bread pizza pasta burger chicken bacon
coffee kaffee tea bier beer wine wein vodka whisky tequila pepper salt peanut lemon melon mango kiwi peach cupcake cake kuchen pumpkin
money geld cash dollar euro bank rich million lucky luck glueck glück happy smile freedom freiheit liberty peace frieden hope dream dreams traum life leben vida
family familie familia mother mama mutter mom mommy father papa vater dad daddy brother sister son daughter baby kinder friends freunde amigos friend freund
music musik guitar gitarre piano drums rock metal metallica nirvana beatles queen eminem rapper hiphop jazz techno disco dance ballet slipknot greenday
computer internet google facebook twitter instagram youtube amazon microsoft windows apple iphone android samsung nokia sony linux ubuntu oracle cisco java python hacker
android mobile phone telefon laptop monitor keyboard mouse printer network wifi router
january february march april may june july august september october november december januar februar maerz märz mai juni juli oktober dezember janvier fevrier mars avril juin juillet aout
septembre octobre novembre decembre enero febrero marzo abril mayo junio julio agosto septiembre octubre noviembre diciembre
monday tuesday wednesday thursday friday saturday sunday montag dienstag mittwoch donnerstag freitag samstag sonntag lundi mardi mercredi jeudi vendredi samedi dimanche weekend
morning night nacht today tomorrow birthday geburtstag christmas weihnachten easter ostern halloween newyear silvester holiday urlaub vacation
one two three four five six seven eight nine ten eins zwei drei vier fuenf fünf sechs sieben acht neun zehn uno dos tres un deux trois zero null first second
alexander alexandra alex alexis alice alicia amanda amy ana andre andrea andreas andrew andrey angela angelo anna anne annette anthony antonio arthur ashley barbara ben benjamin
bernd bernhard bianca bob brandon brian britney bruno carlos carmen carol caroline catherine charles charlie charlotte chris christian christina christine christopher claudia claus daniel
daniela danny david debbie dennis diana diego dirk dominik dora eddie edward elena elisabeth elizabeth elke emily emma eric erik ernst eva evelyn fabian felix fernando finn florian
francesco francisco frank franz fred frederic friedrich gabriel gabriela gary george gerd gerhard giovanni giulia giuseppe grace hans heather heike heinz helen helmut henry
herbert holger ian ines ingrid irina isabel isabella ivan jack jackie jacob james jan jana jane janine jason jasmin jasmine javier jean jennifer jens jessica jim joe joerg jörg johannes john
johnny jonas jonathan jorge jose joseph joshua juan judith julia julian julie julien juergen jürgen justin karin karl karsten katharina katherine kathrin katja katrin katarzyna kerstin kevin
klaus kristina krzysztof larry lars laura lauren lea lena leo leon leonardo lewis liam linda lisa louis louise luca lucas lucia luis lukas magdalena maggie malgorzata manfred manuel
manuela marc marcel marco marcus margaret maria mariana marie marina mario marion mark markus martha martin martina mary mateusz matthew matthias max maximilian maya megan melanie melissa
michael michaela michal michelle miguel mike mia mohamed mohammed monica monika morgan nadine nancy natalia natalie natasha nathan nicholas nick nicole nico nikita nina noah norbert oleg
olga oliver olivia oscar pablo pascal patricia patrick paul paula pauline pedro peter petra philip philipp pierre piotr rachel rafael ralf ralph raul rebecca renate ricardo richard
rita robert roberto robin roger roland roman ronald ruth ryan sabine sabrina samantha samuel sandra santiago sara sarah scott sean sebastian sergey sergio sharon shannon silke silvia simon
simone sofia sonja sophia sophie stefan stefanie stella stephan stephanie stephen steve steven stuart susan susanne svetlana sven sylvia tanja taylor teresa thomas thorsten tim timo
tina tobias tom tomas tomasz tony torsten travis ulrich ulrike ursula uwe valentina vanessa vera veronica veronika victor victoria viktor vincent virginia vladimir volker walter werner wilhelm
william wolfgang yvonne zoe
berlin hamburg muenchen münchen munich koeln köln cologne frankfurt stuttgart duesseldorf düsseldorf leipzig dresden hannover bremen vienna wien zurich zürich bern geneva london paris lyon marseille
madrid valencia sevilla lisboa porto rome roma venezia torino firenze amsterdam rotterdam utrecht brussels antwerp dublin warsaw warszawa krakow wroclaw gdansk prague praha budapest moscow moskva kiev kyiv
istanbul ankara athens newyork boston chicago dallas texas florida california miami vegas hollywood london tokyo sydney jakarta bandung surabaya indonesia germany deutschland austria france
espana españa italia italy portugal brasil brazil mexico argentina poland polska russia rossiya europe america canada england scotland ireland
sayang cinta rahasia katasandi bismillah alhamdulillah indonesia kasih bunga bintang kucing anjing matahari merdeka garuda
lubie kotek misiek polska myszka dupa samsung marcin karolina mateusz agnieszka piesek kochamcie
lyubov lubov privet natasha krasotka solnyshko любовь привет солнышко наташа марина йцукен йцукенгшщз
amigo futbol princesa estrellita bonita chocolate carlos tequieromucho sebastian mariposa
soleil doudou chouchou loulou marseille nicolas camille coucou azertyuiop
correct battery staple trustno trustnoone whatever nothing something everything anything nobody somebody number letter
fuck fucker fuckyou shit bitch asshole sexy sex hot porn pussy dick cock arsch scheisse scheiße ficken mierda puta putain merde cazzo kurwa
`;

/** The words, in small letters. */
export const commonWords: ReadonlySet<string> = new Set(text.trim().split(/\s+/));
