/** Posts in German. */
export const deSocial = `
== commerce F -
> @fellmoor Sendung "zugestellt". Bei wem denn? {order}
< Hallo {name}, das Paket wurde im Kiosk in der {street} abgegeben und liegt dort bis {soon}.
>6h @fellmoor gefunden. Danke!
== care F +
> Große Liebe für die Werkstatt von @fellmoor in {town}. [Speiche gebrochen, 20 Minuten gewartet, fertig|Ohne Termin, mit Kaffee, in 20 Minuten repariert] ❤️
< Das lesen wir heute vor. Gute Fahrt!
== care F +
> Seit {n} Jahren jeden Tag mit dem {bike} zur Arbeit. Läuft einfach. @fellmoor
== care K -
> @kettla Tag {n} ohne Antwort. Ich fange an, mich mit der Warteschleifenmusik anzufreunden
< Das Ende der Freundschaft: Deine Nachricht ist beantwortet, der Tausch ist für {next} gebucht.
> @kettla angekommen. Danke
== product K -
> Neues @kettla Update: Der Knopf zum Aufschließen ist jetzt da, wo vorher "Diebstahl melden" war. Kann man machen. Sollte man aber nicht.
<product: Nein, sollte man nicht. Mit dem Update am {next} wandert er zurück.
== care K -
> {n} Räder an der Station {street}, {n} Platten. Rekord, @kettla
< Danke fürs Zählen. Die mobile Werkstatt ist in zwei Stunden dort.
== finance K -
> @kettla wieso bucht ihr noch ab, wenn der Vertrag seit {n} Wochen gekündigt ist?
<finance: Die Rückgabe war nicht verbucht. Der Betrag ist erstattet, der Vertrag beendet.
== care K -
> [Kettla: gute Räder, miserabler Service. Schade drum.|@kettla Die Räder sind gut. Der Rest leider nicht.|Hätte @kettla nur halb so guten Service wie Werbung...]
== sales F 0
> kommt das {bike} nochmal in grün @fellmoor?
<sales: Ja, ab dem {soon}, dazu neu in Ocker.
== marketing F 0
> @fellmoor wann geht das Radfrühstück in {town} los? Plakat sagt 9, Seite sagt 10
<marketing: Um 10 Uhr, das Plakat ist vom letzten Jahr. Kaffee ist inklusive.
> @fellmoor Kuchen auch?
<marketing: Ja, Kuchen wird es auch geben.
== care F -
> 45 Minuten Warteschleife bei @fellmoor, dann aufgelegt. Frechheit.
< Das tut uns leid. Ab {next} sitzen zwei Leute mehr am Telefon; der Rückruf ist für {next} 16 Uhr eingetragen.
== product F -
> zweite Glimmer-Lampe die im regen stirbt @fellmoor. eine FAHRRADLAMPE
<product: Die erste Charge war schlecht abgedichtet. Eine neue Lampe mit besserer Dichtung wurde heute verschickt, ohne Rücksendung.
> @fellmoor das nenn ich service
== care K +
> Ok @kettla: Um 8 platt, um halb 9 repariert, um 9 im Büro. Geht doch! 👏
< Danke, das geben wir an die Werkstatt weiter.
== care K -
> [Nie wieder @kettla|So, das war's mit @kettla und mir]
== commerce F 0
> @fellmoor wann gibt's die {gear} wieder? Sie ist seit Wochen ausverkauft
< Neue Ware kommt voraussichtlich am {soon}. Eine haben wir zurückgelegt, unverbindlich.
== care F +
> Heute hat mein Sohn (4) im @fellmoor Laden in {town} eine Klingel geschenkt bekommen. Seitdem klingelt es. Immer.
== care F +
> nebel, altes {bike}, leere straßen. mehr brauch ich nicht
== public_relations F +
> Schönes Interview in der Zeitung über @fellmoor und zwölf Jahre Ersatzteile. So geht das
== care K -
> @kettla "Ihr Anliegen ist uns wichtig". Merkt man.
== care F 0
> hat @fellmoor in {town} am sonntag offen?
< Ja, von 11 bis 16 Uhr.
== product F 0
> Welcher Reifendruck bei Nässe beim {bike}? @fellmoor
<product: Vorne etwa 2,5 bar, hinten 3, bei Nässe ein halbes weniger. Die Tabelle steht auf Seite 14 der Anleitung.
== care K -
> an der {street} wieder kein strom an der station. zweites mal diese woche @kettla
< Der Strom ist seit 9 Uhr wieder da. Ein Tag wird gutgeschrieben.
== sales K 0
> Gibt's @kettla bald auch in kleineren Städten? Frage für meine Eltern
<sales: Noch nicht. Bald kommen drei Städte dazu, die Liste steht hier: https://kettla.example.com/staedte
== marketing K -
> Wenn @kettla mir noch ein "Wir vermissen dich" schickt, ziehe ich um
== care F +
> 3.000 km in einem Jahr, ein Platten. {bike} 💪
< Respekt! Das ist weiter als von {town} nach Athen.
== commerce F -
> Liebe Leute von @fellmoor, "2 bis 3 Werktage" sind jetzt {n}. Zählt ihr anders?
< Eigentlich nicht. Es hing am Streik im Depot, ist seit heute unterwegs und kommt am {next}.
== care F +
> Neue Kette, freier Tag, {bike}. Mehr gibt's nicht zu sagen
== product F 0
> passen 45er Reifen ins {bike} @fellmoor? Frage, bevor etwas kaputtgeht
<product: Ja, bis 47 mm ohne Schutzbleche, bis 42 mit.
== care K -
> [Drittes|Viertes] Rad von @kettla diese Woche mit Bremse nur zur Zierde
<product: Bitte nicht fahren. Es ist gesperrt, und an der {street} werden heute alle geprüft.
== commerce F -
> Eine Klingel bestellt bei @fellmoor. {n} bekommen. Es klingt wie auf der Alm
< Ein Versehen der Packmaschine. Behalten und weiterverschenken!
== care K +
> Schirm in der Box von @kettla vergessen und zurückbekommen. Es gibt noch Gutes
< Gern geschehen, ein sehr schöner Schirm.
== care K -
> am {day} an @kettla geschrieben, heute nochmal. liegt es an mir?
== finance K -
> @kettla auf der Rechnung steht "Sonstiges {amount}". Was habe ich denn gesonstigt?
<finance: Ein verlorener Helm wurde auf den falschen Vertrag gebucht. Es ist korrigiert, {amount} sind erstattet.
== marketing F -
> Liebe @fellmoor App, um 6 Uhr morgens interessiert mich kein Angebot. Wirklich keins.
<marketing: Verstanden. Ab heute wird vor 9 Uhr nichts mehr verschickt.
== product F +
> Dritter Regentag in der Drizzle-Jacke und immer noch trocken. Beeindruckt, @fellmoor
== care F 0
> Fährt Sonntag jemand von {town} aus ins Grüne? Langsam, mit Kuchen
== care K -
> @kettla App, Station, Hotline: Bitte eins davon, das funktioniert
== commerce F 0
> verpackt @fellmoor auch geschenke? sehr kleines rad für sehr kleinen menschen
< Ja, für 3 €, das Häkchen ist an der Kasse. Für sehr kleine Menschen gibt es einen Ballon dazu.
`;
