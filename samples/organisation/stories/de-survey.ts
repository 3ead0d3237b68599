/** What people wrote beside a score, in German, and what some were answered. */
export const deSurvey = `
== promoter FK
> Freundlich, schnell, ehrlich.
> [Ich empfehle euch sowieso ständig weiter|Habe euch schon dreimal weiterempfohlen]
> {agent} war große Klasse, bitte weitersagen
> läuft. im wahrsten sinne
> Das {ride} macht einfach Freude
> Klare Rechnung, keine Tricks
> Bin rundum zufrieden, danke
> 👍👍
> Man merkt, dass da Leute arbeiten, die selbst Rad fahren
> Ruft zurück, wenn man es verspricht. Selten geworden.
> Alles bestens
> Dumme Frage gestellt, kluge Antwort bekommen
> Immer wieder gerne
> weil es einfach funktioniert
> Meine Mutter ist begeistert, und die ist schwierig
== promoter F
> Super Beratung in {town}
> Endlich ein Laden, der repariert statt neu zu verkaufen
> Lieferung einen Tag früher als versprochen, alles gut verpackt
> beste Werkstatt weit und breit
> Das dritte Rad von euch, und sicher nicht das letzte
== promoter K
> Auto verkauft, nicht bereut
> Seit ein paar Wochen antwortet ihr richtig schnell. Weiter so!
> Platten gemeldet, nach 40 Minuten weitergefahren. Toll!
> Kein Keller, kein Öl, keine Sorgen
== passive FK
> ok
> Passt soweit
> solide, nicht billig
> Musste zweimal nachfragen, sonst wäre es eine 9
> Im Laden gut, per Mail langsam
> Nicht schlecht, nicht überragend
> kann man machen
> die Leute sind besser als die Webseite
== passive F
> Gutes Rad, Anleitung unverständlich
> ganz gut, Lieferung dauerte etwas
> Warenkorb vergisst alles, Rad ist prima
== passive K
> Gute Idee. Morgens sind die Stationen oft leer.
> die app ist jetzt in ordnung
> Praktisch, aber schwer
> für kurze Wege gut
== detractor FK
> Keine Antwort auf meine Mail. Liest das jemand?
< Ja, und es tut uns leid, dass es dafür eine Umfrage brauchte. Die Mail wurde heute gefunden und beantwortet, und es liegt nichts weiter offen.
> zu teuer
> Hotline: eine Zumutung
> Mir wurde am {day} ein Rückruf versprochen. Bisher: nichts. Können Sie bitte anrufen?
< Der Rückruf hätte nicht ausbleiben dürfen. Er ist jetzt für {next} um 10 Uhr eingetragen, und ich rufe selbst an.
> nein
> Drei Leute, drei Auskünfte
> Seit {n} Wochen warte ich auf ein Ersatzteil
<product: Das ist zu lang. Das Teil fehlte in der Lagerliste; es ist bestellt und wird am {next} verschickt.
> man fühlt sich wie eine nummer
> Nie erreichbar
== detractor F
> Zweimal falsche Größe geliefert
<commerce: Das darf nicht zweimal passieren. Die richtige Größe ist zurückgelegt und wird mit einem kostenlosen Etikett verschickt.
> Eine Regenjacke sollte Regen abhalten. Sollte.
<product: Ja, sollte sie. Eine neue Jacke mit verschweißten Nähten wird heute verschickt, das Etikett für die alte liegt bei.
== detractor K
> Rad öfter kaputt als fahrbereit
> Trotz Kündigung abgebucht, die Erstattung fehlt bis heute
<finance: Die Erstattung war freigegeben, aber nicht ausgeführt. Sie geht heute raus und ist in drei Tagen da.
> nach der Sache mit den Schlössern kein Vertrauen mehr
> Die Stationen sind um 8 leer. Jeden Tag. Wofür zahle ich?
<product: Ab {next} füllt der Wagen die Station {street} um 7 statt um 10 Uhr.
> zwei tage im regen vor dem schloss gestanden, danke auch
> gekündigt.
> App. Nur die App.
== good FK
> schnell und freundlich
> {agent} wusste sofort Bescheid
> alles geklärt, danke
> perfekt
> sehr nett, obwohl es mein Fehler war
> 👍
> top
> ein Mensch! mit Humor!
> ohne Warten, ohne Theater
> danke {agent}
== bad FK
> nett, aber keine Lösung
> musste alles zweimal erklären
> hat ewig gedauert
> immer noch nicht gelöst
> die Antwort passte nicht zur Frage
> von einem zum nächsten geschickt
> drei Textbausteine und ein Smiley
`;
