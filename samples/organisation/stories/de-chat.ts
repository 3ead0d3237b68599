/** Chats in German. */
export const deChat = `
== commerce F -
> [Hallo, wo bleibt meine Bestellung|Moin, wo steckt mein Paket|Hallo, ich warte auf mein Paket]? {order}
< Hallo {name}, ich sehe kurz nach.
< Es ist heute früh aus dem Lager gegangen und kommt bis {next} an. Der Link zur Verfolgung wird gleich verschickt.
> [super|alles klar], danke
== care F 0
> Guten Tag, kann ich mit dem {bike} einfach so in die Werkstatt kommen?
< Guten Tag! Für Kleinigkeiten ja, täglich von 9 bis 11 Uhr. Für eine Inspektion brauchen Sie einen Termin, der nächste ist am {next}.
> ist nur die schaltung die springt
< Das geht ohne Termin und dauert etwa 15 Minuten.
> Bestens, bis morgen
== product K -
> app stürzt ab sobald ich auf karte tippe
> schon neu installiert
< Danke, das hilft. Welches Handy ist es, und welche Version steht in den Einstellungen?
> 4.0.2
<product: In 4.0.2 war ein Fehler in der Karte. Bitte auf 4.0.3 aktualisieren, dann läuft sie wieder.
> läuft 👍
== finance K -
> Warum wurden mir {amount} zu viel abgebucht??
< Ich prüfe das. Da ist eine Gebühr für eine späte Rückgabe am {date}.
> Die Station war voll! Hab ich per App gemeldet, mit Foto
< Stimmt, die Meldung liegt vor. Ich habe es an die Buchhaltung weitergegeben.
<finance: Die Gebühr ist storniert, {amount} werden bis {next} erstattet.
> ok danke, das ging schnell
== sales F 0
> gibt es das {bike} noch in {size}?
<sales: Ja, in {town} stehen zwei, und online ist es bis {next} lieferbar. Der Preis ist {big}.
> nehmen sie das alte in zahlung
<sales: Ja. Einfach mitbringen, die Bewertung dauert fünf Minuten.
> perfekt
== care F +
> keine Frage, nur ein Kompliment: euer {bike} ist der Hammer, heute 50 km und kein Zwicken
< Danke, {name}, das geben wir gleich an die Werkstatt weiter!
== care K 0
> wie pausiere ich mein abo, bin {n} wochen weg
< Unter "Mein Vertrag" auf "Pause" tippen, bis zu acht Wochen im Jahr. Das Rad gibst du an einer Station ab, ab dann kostet es nichts.
> einfach. danke
== care K -
> Schloss geht nicht auf, Station {street}
> mein Zug fährt in 15 min!!
< Ich öffne {code} von hier. Bitte jetzt einmal kurz den Knopf drücken.
> offen!! danke
== commerce F 0
> wie schick ich was zurück
< Unter "Meine Bestellungen" den Artikel wählen und das Etikett drucken. Ohne Drucker: QR-Code am Schalter zeigen.
> ah qr code, sehr gut
== finance F 0
> Wann kommt meine Erstattung? Die {gear} ging am {date} zurück
< Sie ist gestern eingetroffen. Ich bitte die Buchhaltung um Freigabe.
<finance: Freigegeben. {amount} sind in drei Werktagen auf dem Konto.
> Danke schön
== marketing F 0
> gilt der newsletter rabatt auch auf reduziertes
<marketing: Auf reduzierte Artikel leider nicht, auf alles andere bis {soon}.
> schade, aber ok
== care K -
> Schon wieder platt. Zweites Mal in {n} Tagen
< Dann steckt noch ein Splitter im Mantel. Die mobile Werkstatt ist für {next} eingeplant und wechselt Mantel und Schlauch. Bis dahin kannst du an der {street} tauschen, Rad {n} ist für dich offen.
> ok tausche
> danke {agent}, endlich jemand der mitdenkt
== commerce F -
> Falsche Farbe geliefert. Bestellt: Moosgrün. Bekommen: Lachs.
< Das war eine Verwechslung im Lager. Die grüne wird heute verschickt, die andere dürfen Sie behalten.
> Lachs behalte ich gern, meine Frau findet es super
== care F -
> hänge seit 40 minuten in der warteschleife, deshalb hier
> garantiefall vom {date}, nie was gehört
< Das tut mir leid. Der Fall ist seit {day} anerkannt, die Mail kam zurück. Das Teil ist bestellt und voraussichtlich am {next} da.
> gut dass ich gefragt hab
== sales K 0
> Was ist der Unterschied zwischen One und Lift?
<sales: Das One ist ein leichtes Stadtrad für {fee} im Monat, das Lift hat einen Motor und kostet etwa das Doppelte. Die ersten 14 Tage sind in beiden Fällen kostenlos.
> dann erst mal testen. danke!
== care K -
> ICH WILL MIT EINEM MENSCHEN SPRECHEN
< Das tust du. Ich bin {agent}, was ist passiert?
> oh. entschuldigung. meine neue karte wird nicht genommen und das rad ist gesperrt
< Kein Problem: Trag die Karte unter "Zahlung" neu ein, die Sperre habe ich schon aufgehoben.
> geht. danke und sorry nochmal
== product F 0
> passt die Burrow-Tasche an den Gepäckträger vom Brock City?
<product: Ja, an alle Träger mit Rohren von 8 bis 16 mm. Beim Brock City sind es 10.
> 👍
== care F 0
> habt ihr am samstag in {town} offen
< Ja, von 10 bis 18 Uhr.
== product K -
> Laut Karte stehen hier 5 Räder. Hier steht: keins.
<product: Die Station hat seit gestern falsch gemeldet, sie ist jetzt zurückgesetzt. Das nächste Rad steht 150 Meter weiter am Markt.
> hab eins. trotzdem nervig, zum zweiten mal diese woche
<product: Verständlich. Der Sensor an der Station wird heute noch getauscht.
== finance K -
> wo bleibt meine kaution? vertrag ist seit {date} zu ende
<finance: Die Prüfung des Rads war heute, die Kaution von {amount} wird noch heute überwiesen.
> na endlich
== care K 0
> kann meine frau mit meinem vertrag fahren
< Ja, unter "Mitfahrende" anlegen. Versichert sind zwei Personen.
> top danke
== commerce F -
> Kasse sagt Karte abgelehnt, Bank sagt alles ok
< Im Moment hakt es bei dieser Bank auf unserer Seite. Bitte die Überweisung wählen oder in einer Stunde noch einmal versuchen.
> überweisung klappt
== care K -
> ich schreibe jetzt zum vierten mal
> jedes mal wer anders, jedes mal von vorne
< Das endet jetzt: Ich bin {agent} und behalte den Fall. Das Ersatzteil ist da, die Reparatur ist am {next} um 8 Uhr.
> ok. danke. {next} um 8.
== product F 0
> [hallo|guten abend], das display am {bike} zeigt E{n}. was heißt das
<product: Das ist der Geschwindigkeitssensor: Der kleine Magnet an der Speiche ist verrutscht. Bitte zurückschieben, dann verschwindet die Meldung.
> magnet gefunden, läuft wieder. zauberei
== commerce F -
> {order} darf bitte NICHT am {next} kommen, wir sind verreist
< Kein Problem, das Paket wird im Kiosk in der {street} hinterlegt und liegt dort bis {soon}.
> sehr gut, danke
== care K 0
> in der box von meinem kettla liegt ein fremdes handy
< Danke fürs Melden! Bitte an der Station {street} ins Fach 2 legen, es ist jetzt offen.
> erledigt
< Die Besitzerin weint vor Glück. Der nächste Monat kostet dich die Hälfte.
> 😊
== sales F 0
> ich 1,94, meine frau 1,58. gibt es EIN {bike} für beide
<sales: Ehrlich gesagt nein. Zwei gebrauchte kosten aber so viel wie ein neues, und in {town} stehen gerade einige.
> ehrliche antwort, danke. schauen wir uns an
== finance F 0
> kann man die rechnung {order} teilen? die hälfte ist für die firma
<finance: Ja, welche Artikel sind für die Firma?
> helm und lampe
<finance: Zwei neue Rechnungen sind verschickt, die alte ist storniert.
== marketing F 0
> gibts die ausfahrten in {town} noch
<marketing: Ja, jeden zweiten Sonntag um 9 Uhr, die nächste am {soon}. Kostenlos und in drei Geschwindigkeiten.
> welche ist die mit kuchen
<marketing: Alle, die Strecke endet immer an der Bäckerei.
`;
