/** The four days on which Kettla's locks did not open, in German. */
export const deCrisis = `
== care K - social d1
> @kettla an der {street} geht KEIN EINZIGES Schloss auf. Hier stehen acht Leute. Was ist da los??
<product: Das Update der Schlösser von heute Nacht ist fehlgeschlagen. Wir nehmen es Stadt für Stadt zurück, {town} voraussichtlich bis heute Abend. Laufende Fahrten werden nicht berechnet.
> @kettla "bis heute Abend"?! Ich muss JETZT los
< Dann nimm bitte ein Taxi und schick uns die Quittung, wir erstatten sie.
== care K - social d1
> Vom eigenen Fahrrad ausgesperrt, wegen eines Updates. Katastrophe, @kettla
== care K - social d1
> @kettla mein Kindersitz ist an dem Rad. Das Rad ist an der Laterne. Die Hotline ist besetzt. Hilfe!
< Du stehst jetzt ganz oben auf der Liste: Ein Mechaniker mit Schlüssel ist in einer Stunde an der {street}.
>1h @kettla er war da, danke. trotzdem: nie wieder
== care K - social d1
> blinkt bei noch jemandem das kettla schloss nur rot
== product K - social d1
> Ein Update auf alle Schlösser gleichzeitig, ohne Weg zurück. Wer gibt sowas frei, @kettla?
<product: Berechtigte Frage. Künftig wird in Stufen ausgerollt, und das Schloss öffnet immer auch ohne Verbindung. Der Bericht kommt am {next}.
== public_relations K - social d1
> Redaktion Stadtblatt hier: Wie viele Räder sind vom Ausfall bei @kettla betroffen? Wir bitten um eine Stellungnahme bis 15 Uhr
<public_relations: Rund 4.100 Räder in neun Städten, seit 4:30 Uhr. Unsere Stellungnahme wird alle zwei Stunden aktualisiert: https://kettla.example.com/schloesser
== public_relations K - social d1
> Seit acht Stunden keine Stellungnahme von @kettla. Auch eine Antwort.
== finance K - social
> Die Uhr läuft weiter, weil ich nicht abschließen kann. {amount} bisher. Das ist doch Abzocke @kettla
<finance: Niemand zahlt dafür. Alle Fahrten während der Störung werden bis {next} automatisch erstattet.
== care K - social
> [Der schlechteste Service, den ich je erlebt habe. Punkt. @kettla|Ich bin sprachlos, @kettla. Und das passiert selten.|@kettla unterirdisch. Einfach unterirdisch.]
== care K - social d3
> Tag 3. Am Schloss hängt jetzt ein Blumenkranz. @kettla
== care K + social d2+
> Respekt an die zwei Mechaniker von @kettla an der {street}: seit fünf Uhr unterwegs, angebrüllt, trotzdem freundlich. Meins ist offen
< Danke, das haben sie gerade gelesen.
== care K - social d1
> zug verpasst, prüfung verpasst. danke für nichts @kettla 😡
== care K - social d2+
> @kettla Kündigung. App geht nicht, Telefon besetzt, also hier, öffentlich.
< Die Kündigung ist zum heutigen Tag bestätigt, ohne Frist. Es tut uns leid.
== care K - social d4+
> [Schloss geht seit heute früh wieder. Hat ja nur drei Tage gedauert @kettla|Es öffnet wieder! Nach drei Tagen. Konfetti. @kettla]
== care K - chat d1
> schloss rot, geht nicht auf, {code}
< Das tut mir leid. Seit heute früh sind alle Schlösser gestört. Bitte den Knopf 30 Sekunden halten, die App dabei schließen.
> nichts
< Dann muss ein Mechaniker mit dem Schlüssel kommen. {street} steht auf der Liste, etwa in zwei Stunden. Die Zeit wird nicht berechnet.
== care K - chat
> [HALLO|Hallo???|ist das hier ein Bot]
> ist da jemand
> [ich bin seit einer stunde nummer 48|seit einer stunde nummer {n}0 in der schlange]
== care K - chat d1
> Meine Fahrt läuft seit {time} Uhr weiter, weil das Schloss nicht zugeht. Zahle ich das etwa?
<finance: Nein. Die Fahrt ist beendet, alles seit {time} Uhr wird bis {next} erstattet.
> ok, danke. erleichtert
== care K - chat d2+
> [immer noch rot. gestern hieß es 17 uhr|gestern hieß es, heute geht es wieder. es geht nicht]
< In {town} ist die Rücknahme fehlgeschlagen. Heute öffnen Mechaniker von Hand, die {street} ist um 14 Uhr dran.
> na gut.
== care K - chat d1
> wann geht es wieder
< In {town} voraussichtlich in drei Stunden. Die Seite mit allen Städten wird stündlich aktualisiert.
== finance K - email d4+
subject: Entschädigung für den Ausfall
> drei Tage kein Rad, {amount} für Taxis, ein verpasster Termin. Die Belege liegen bei. Ich erwarte die Erstattung und den Monatsbeitrag zurück, und eine Erklärung, die nicht "technische Gründe" heißt.
<finance: Beides ist heute erstattet worden. Die Erklärung: Ein Update ging an alle Schlösser zugleich und ließ sich nicht zurücknehmen. Künftig geht es zuerst an eines von hundert.
> Das ist wenigstens ein ehrlicher Satz.
== care K - email d1
subject: Rad seit heute früh gesperrt, Vertrag {order}
> mein {kbike} steht an der {street} und lässt sich nicht öffnen. In der Box liegt meine Arbeitstasche mit dem Laptop. App, Knopf, Hotline: alles vergeblich. Wann komme ich an meine Tasche?
< Räder mit Inhalt öffnen wir zuerst: Der Mechaniker ist zwischen 13 und 14 Uhr an der {street}. Es tut mir leid um deinen Vormittag.
>3h Tasche ist da. Der Mechaniker war sehr nett. Der Rest war eine Katastrophe.
== public_relations K - email d1
subject: Presseanfrage Schlossausfall
> für die Abendsendung bitten wir um ein Interview vor der Kamera, möglichst vor 17 Uhr in {town}. Uns interessiert auch, seit wann das Problem bekannt war. Ansprechpartner der Pressestelle?
<public_relations: Unsere Geschäftsführerin ist um 15 Uhr an der Station {street} und beantwortet alle Fragen. Die Stellungnahme mit allen Zeiten liegt bei.
== care K - email d2+
subject: KÜNDIGUNG
> ICH KÜNDIGE. FRISTLOS. Ich habe heute mit zwei Kindern im Regen vor einem Rad gestanden, für das ich BEZAHLE und das sich nicht öffnen lässt. Im Chat bin ich Nummer 112. Es reicht.
== care K - social d1
> Jetzt weiß ich, wie weit es zu Fuß zur Arbeit ist. {n} km. Frechheit, @kettla
== care K - social
> @kettla hat bei euch heute eigentlich mal jemand selbst versucht, ein Rad zu öffnen?
< Ja, unsere eigenen sind auch gesperrt. Die {street} steht für heute Nachmittag auf der Liste, dort wird alles von Hand geöffnet.
== care K - social d2+
> Zweiter Morgen zu Fuß. Die App wünscht "gute Fahrt". Danke für nichts, @kettla
== care K - social
> Ein Schloss, das Internet braucht, ist kein Schloss. @kettla
== finance K - social d2+
> @kettla bucht {amount} für eine "lange Fahrt". Ich war EINGESPERRT in der Fahrt. Erstattung bitte
<finance: Ist soeben erstattet, wie bei allen anderen auch. Entschuldigung.
== care K - social d2+
> der mann mit der flex an der {street} war schneller als der support von @kettla
== care K - social d1
> {n} Leute drücken an der {street} auf Knöpfe. Nichts. Stimmung wie im Aufzug @kettla
== product K - social d2+
> Ernste Frage an @kettla: Geht das Schloss nächstes Mal auf, wenn euer Server weg ist?
<product: Ja. Ab Version 4.3 öffnet es per Bluetooth ohne Server, die Verteilung beginnt am {next}.
== care K - social d4+
> Grünes Licht, klick, offen. Ich hatte schon vergessen, wie sich das anfühlt @kettla
== care K - chat d1
> [guten morgen, das schloss reagiert nicht|moin, schloss piept nur dreimal|Hallo, an der {street} geht nichts auf]
< Guten Morgen {name}. Seit der Nacht sind alle Schlösser gestört. Bitte die App ganz schließen und den Knopf 30 Sekunden halten.
> [ist offen!|hat geklappt, puh]
== care K - chat d2+
> stimmt es dass ihr das taxi zahlt
<finance: Ja, bei allen, deren Rad gesperrt ist. Einfach die Quittung hier schicken, das Geld kommt in drei Tagen.
> ok gut
== care K - chat d2+
> Tag zwei. [Wann ist die {street} dran|Kommt heute noch jemand zur {street}]?
< Heute, voraussichtlich in zwei Stunden. Die Fahrt läuft nicht weiter, das ist gestoppt.
== care K - email d2+
subject: Zweiter Tag ohne Rad
> zwei Tage ohne das Rad, für das ich {fee} im Monat zahle. Ihre Stellungnahme habe ich gelesen, Freiminuten brauche ich keine, ich muss zur Arbeit. Wann ist {town} wieder offen?
< {town} wird von Hand geöffnet, Straße für Straße, und ist bis {next} fertig. Wer wegen dieser Tage gehen möchte, kann sofort kündigen. Ich hoffe, es kommt nicht dazu.
`;
