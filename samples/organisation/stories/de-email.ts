/** Letters in German. */
export const deEmail = `
== commerce F -
subject: Bestellung {order} [noch nicht angekommen|seit Tagen verschollen]
> am {date} habe ich eine {gear} bestellt, seitdem steht in der Sendungsverfolgung "wird vorbereitet". [Seit {n} Tagen unverändert.|Das war vor {n} Tagen.] Ich fahre am Wochenende weg und hätte sie gern dabei. Können Sie bitte nachsehen, wo das Paket hängt? Bestellnummer {order}.
< Danke für den Hinweis. Das Paket {order} wurde im Lager nicht gescannt und lag im falschen Regal. Es ist heute als Expresssendung verschickt worden und kommt bis {next} bei Ihnen an.
>4 Ist [heute|soeben] angekommen. Vielen Dank für die schnelle Hilfe!
== finance F -
subject: Rechnung {order} doppelt abgebucht
> von meinem Konto wurden am {date} zweimal {amount} abgebucht, bestellt habe ich aber nur einmal ({order}). Bitte erstatten Sie den zweiten Betrag. Den Kontoauszug füge ich bei.
< Sie haben recht, die Zahlung wurde beim ersten Versuch als fehlgeschlagen gemeldet und dann wiederholt. Ich habe den Vorgang an unsere Buchhaltung weitergeleitet.
<finance: Der doppelte Betrag von {amount} ist heute erstattet worden und in zwei bis drei Werktagen auf Ihrem Konto.
>4 Das Geld ist da. Danke.
== care F 0
subject: Garantie auf das {bike}?
> bei meinem {bike} (gekauft vor knapp zwei Jahren in {town}) knackt es seit einer Woche beim Treten, immer rechts, immer unter Last. Fällt das noch unter die Garantie, und brauche ich einen Termin in der Werkstatt?
< Das klingt nach dem Innenlager, und ja, darauf gilt die Garantie noch. Am {next} um 10 Uhr ist in {town} ein Termin frei; ich habe ihn für Sie reserviert.
> {next} passt mir gut, ich komme.
>4 Nachtrag: Es war tatsächlich das Innenlager. Jetzt fährt es wieder lautlos. Schöne Grüße an den Herrn mit der blauen Mütze!
== care K -
subject: Dritte Mail wegen defekter Bremse
> das ist meine dritte Mail. Die hintere Bremse an meinem {kbike} zieht nicht mehr, und ich soll damit durch den Berufsverkehr? Auf meine Mails vom {date} kam bisher nur eine automatische Antwort. So geht das nicht. Ich zahle {fee} im Monat.
< Das tut mir leid, und mit dieser Bremse sollst du keinen Meter mehr fahren. Ich habe dir an der Station {street} ein anderes {kbike} freigeschaltet, ab sofort. Das defekte holen wir am {next} ab, den Monat haben wir dir gutgeschrieben.
>1 Tausch hat funktioniert. Warum nicht gleich so?
< Das habe ich mich auch gefragt. Mails über Bremsen gehen ab heute zuerst an die Werkstatt.
== finance K -
subject: Trotz Kündigung weiter abgebucht
> ich habe fristgerecht gekündigt und das Rad am {date} zurückgegeben, die Bestätigung liegt mir vor. Trotzdem wurden am {day} wieder {fee} abgebucht. Ich erwarte die Rückerstattung und eine schriftliche Bestätigung, dass der Vertrag {order} beendet ist.
<finance: Der Vertrag {order} ist zum Rückgabetag beendet, die Bestätigung findest du im Anhang. Die {fee} sind heute erstattet worden. Der Fehler lag bei uns: Die Rückgabe war nicht verbucht.
> Danke. Ich hoffe, das war die letzte Mail in dieser Sache.
== product K -
subject: Akku hält nur noch die Hälfte
> mein {kbike} kam bisher gut 60 km weit, jetzt ist nach 30 Schluss. Ein Akku altert, aber gleich um die Hälfte? Gibt es dafür eine Erklärung oder ist der Akku hinüber?
<product: Nach einem Jahr sind etwa 5 % weniger normal, die Hälfte nicht. Die Diagnose aus der Ferne zeigt, dass eine Zelle schwach ist. Der Akku wird am {next} ausgetauscht, du kannst bis dahin fahren.
>4 Neuer Akku ist drin, gestern 58 km. Top.
== commerce F 0
subject: Umtausch Größe, Bestellung {order}
> die {gear} gefällt mir sehr gut, aber ich habe mich in der Größe vertan. Könnte ich sie gegen {size} tauschen? Getragen habe ich sie nur im Flur, Ehrenwort.
< Dem Flur glauben wir gern. Ich habe Ihnen ein Rücksendeetikett geschickt und die passende Größe zurückgelegt; sie geht raus, sobald die Rücksendung gescannt ist.
>2 Etikett ist da, Paket ist aufgegeben. Danke!
== sales F 0
subject: Angebot für [fünf|acht|zwölf] Diensträder
> wir sind ein Pflegedienst in {town} und möchten auf Fahrräder umsteigen. Infrage kommt das {bike}, vielleicht auch das Badger Cargo. Könnten Sie uns ein Angebot mit jährlicher Wartung machen? Wichtig ist uns eine Werkstatt, die ans Haus kommt.
<sales: Sehr gern. Ab fünf Rädern gilt der Geschäftspreis, das sind 12 % weniger als {big}. Die Wartung kostet 69 € je Rad und Jahr, unsere Mechaniker kommen zu Ihnen. Das Angebot liegt bei und gilt 30 Tage.
> Vielen Dank, das gebe ich so weiter. Wir melden uns nach der Sitzung.
== sales K 0
subject: Frage zum Abo vor dem Abschluss
> bevor ich ein Abo abschließe: Was kostet es, wenn das Rad gestohlen wird? Auf der Seite steht einmal "inklusive" und einmal "Selbstbeteiligung". Was davon gilt?
<sales: Es gilt beides: Diebstahl ist inklusive, die Selbstbeteiligung beträgt 60 €, wenn das Rad abgeschlossen war. Die Seite ist missverständlich, ich habe sie zur Änderung gemeldet.
== marketing F 0
subject: Gutschein aus dem Newsletter
> der Gutschein aus dem letzten Newsletter wird an der Kasse nicht angenommen ("Code abgelaufen"), dabei soll er bis {soon} gelten. Habe ich etwas übersehen?
<marketing: Nein, der Fehler lag bei uns. Der Code ist wieder aktiviert und gilt jetzt bis {soon}, auch für reduzierte Artikel.
> Hat geklappt, danke!
== care F +
subject: Lob für die Werkstatt in {town}
> man schreibt ja sonst nur, wenn etwas schiefgeht. Deshalb heute andersherum: Ihre Werkstatt in {town} hat das Rad meiner Mutter (79!) so liebevoll wieder flottgemacht, dass sie seitdem jeden Tag fährt. Der Korb sitzt, die Klingel klingt, und niemand hat ihr ein E-Bike aufgeschwatzt. Danke!
< Ihre Mail hängt jetzt in der Werkstatt neben der Kaffeemaschine, und es wurde kurz still. Alles Gute an Ihre Mutter!
== commerce F -
subject: Karton leer
> im Karton zu {order} war viel Papier. Sonst nichts. Ich habe alles Papier einzeln herausgenommen, es war wirklich nichts drin. Was nun?
< Das hatten wir auch noch nicht. Die Ware lag noch auf dem Packtisch; sie ist heute verschickt worden und kommt voraussichtlich am {next}. Das Papier dürfen Sie behalten.
>4 Angekommen, mit Inhalt. 😄
== care K -
subject: Abholtermin geplatzt
> für die Abholung meines {kbike} habe ich mir freigenommen. Gekommen ist niemand, angerufen hat niemand, und in der App steht "erfolgreich abgeholt". Das Rad steht hier neben mir. Ich bin wirklich verärgert.
< Das kann ich verstehen. Der Fahrer hat ein anderes Rad als deines verbucht. Neuer Termin: {next}, die Uhrzeit bestimmst du. Den freien Tag können wir nicht zurückgeben, aber zwei Monatsbeiträge sind gutgeschrieben.
> {next}, 17 Uhr. Bitte wirklich.
< Eingetragen: {next}, 17 Uhr. Der Fahrer ruft 30 Minuten vorher an.
== product F 0
subject: Anleitung {bike}, Seite 23
> auf Seite 23 der Anleitung steht ein Drehmoment von 50 Nm für die Sattelklemme. Da reißt doch das Gewinde? Ich tippe auf einen Druckfehler und habe vorsichtshalber bei 6 aufgehört.
<product: Gut, dass Sie aufgehört haben: 5 Nm sind richtig. Die Anleitung wird korrigiert, und alle Käufer erhalten heute eine Nachricht. Als Dank ist eine Kleinigkeit zu Ihnen unterwegs.
>4 Der Drehmomentschlüssel ist angekommen. Sehr treffend. Vielen Dank!
== finance F 0
subject: Rechnung auf Firma umschreiben
> könnten Sie die Rechnung zu {order} auf unsere Firma umschreiben? Die Adresse ist dieselbe, nur der Name fehlt. Das Finanzamt besteht darauf.
<finance: Die korrigierte Rechnung finden Sie im Anhang, die alte ist storniert.
== public_relations F 0
subject: Interviewanfrage
> für unsere Lokalzeitung schreibe ich über Läden, die noch reparieren. Dürfte ich an einem Vormittag in Ihre Werkstatt in {town} kommen und jemanden für ein Interview treffen? Redaktionsschluss ist der {soon}.
<public_relations: Sie sind herzlich willkommen. Am {next} zwischen 9 und 12 Uhr nimmt sich unsere Werkstattleiterin Zeit; Fotos sind möglich.
> Wunderbar, ich bringe Kuchen mit.
== care K 0
subject: Umzug nach {town}
> wir ziehen Ende des Monats nach {town}. Kann ich mein {kbike} mitnehmen, und gilt der Vertrag dort zum gleichen Preis?
< Ja, du kannst es mitnehmen, und der Preis bleibt gleich. Ändere bitte vor dem Umzug die Adresse unter "Mein Vertrag", damit der Diebstahlschutz gilt.
== commerce F -
subject: AW: AW: AW: Reklamation {order}
> ich fasse zusammen: Am {date} Reklamation. Danach die Bitte um Fotos. Fotos geschickt. Danach die Bitte um Fotos. Fotos geschickt. Gestern: die Bitte um Fotos. Möchten Sie vielleicht ein Ölgemälde?
< Ein Ölgemälde würden wir aufhängen, aber die Fotos sind alle da, sie lagen nur bei der falschen Bestellung. Die Reklamation ist anerkannt; eine neue {gear} wurde heute verschickt.
> Na bitte. Der Humor rettet Sie gerade noch.
== marketing K -
subject: Newsletter abbestellen
> ich bekomme weiterhin Ihren Newsletter, obwohl ich mich am {date} abgemeldet habe. Bitte löschen Sie meine Adresse aus allen Verteilern und bestätigen Sie mir das.
<marketing: Deine Adresse ist aus allen Verteilern gelöscht. Eine bereits geplante Mail für {next} ist ebenfalls gestoppt.
== care K -
subject: Hallo???
> seit {date} kein Rad, seit {n} Tagen keine Antwort. Was ist bei euch los?
< Entschuldige bitte. Dein Fall war zwischen zwei Abteilungen liegen geblieben. An der Station {street} wartet ab sofort ein {kbike} auf dich, und die Tage ohne Rad werden erstattet.
`;
