/** The four days on which Kettla's locks did not open, in French. */
export const frCrisis = `
== care K - social d1
> @kettla AUCUN cadenas ne s'ouvre {street}. On est dix à attendre. Qu'est-ce qui se passe ???
<product: La mise à jour des cadenas de cette nuit a échoué. Nous revenons en arrière ville par ville, {town} est prévue ce soir. Les trajets en cours ne sont pas facturés.
> @kettla "ce soir" ?! je dois partir MAINTENANT
< Alors prenez un taxi et gardez le reçu, il sera remboursé.
== care K - social d1
> Enfermé dehors par une mise à jour de vélo. Honteux, @kettla
== care K - social d1
> le cadenas kettla clignote rouge chez vous aussi
== care K - social d3
> jour 3. quelqu'un a accroché des fleurs à mon vélo @kettla
== finance K - social
> Le compteur tourne parce que je ne peux pas fermer le vélo. {amount} pour l'instant. C'est du vol @kettla
<finance: Personne ne paiera. Tous les trajets pendant la panne seront remboursés d'ici {next}.
== public_relations K - social d1
> Journaliste ici : combien de vélos touchés par la panne @kettla ? Une déclaration est-elle prévue ?
<public_relations: Environ 4 100 vélos dans neuf villes depuis 4 h 30. Notre communiqué est mis à jour toutes les deux heures : https://kettla.example.com/cadenas
== care K - social
> Pire service de ma vie. Honteux. @kettla
== care K - social d1
> train raté, examen raté. merci pour rien @kettla 😡
== product K - social d1
> Une mise à jour envoyée à tous les cadenas en même temps, sans retour possible. Qui valide ça, @kettla ?
<product: Question légitime. Désormais elles seront envoyées par étapes, et le cadenas s'ouvrira toujours sans connexion.
== care K - chat d1
> cadenas rouge, impossible d'ouvrir, {code}
< Nous sommes désolés, tous les cadenas sont en panne depuis ce matin. Appuyez 30 secondes sur le bouton, application fermée.
> rien
< Alors un mécanicien viendra avec une clé, d'ici deux heures {street}. Rien ne sera facturé.
== care K - chat
> IL Y A QUELQU'UN
> je suis numéro 48 depuis une heure
== care K - chat d2+
> toujours rouge, vous aviez dit 17 h hier
< Le retour en arrière a échoué à {town}. Les mécaniciens ouvrent à la main, {street} est prévue à 14 h.
> bon.
== finance K - email d4+
subject: Dédommagement pour la panne
> Trois jours sans vélo, {amount} de taxi, un rendez-vous manqué. Je demande le remboursement, et une explication qui ne soit pas "raisons techniques".
<finance: Les {amount} et le mois en cours sont remboursés aujourd'hui. Une mise à jour a été envoyée à tous les cadenas à la fois ; désormais elle ira d'abord à un sur cent.
> Au moins c'est honnête. Merci.
== care K - email d2+
subject: RÉSILIATION
> JE RÉSILIE, TOUT DE SUITE. J'ai attendu sous la pluie avec deux enfants devant un vélo que je PAIE et qui ne s'ouvre pas. C'est inadmissible.
== care K - social d1
> {n} km à pied à cause de @kettla. c'est nul
== care K - social
> un cadenas qui a besoin d'internet n'est pas un cadenas @kettla
== care K - social d2+
> deuxième matin à pied. l'appli me souhaite "bonne route". scandaleux @kettla
== finance K - social d2+
> @kettla me prélève {amount} pour un "long trajet". j'étais ENFERMÉ dans le trajet. remboursez
<finance: C'est remboursé à l'instant, comme pour tous les autres. Pardon.
== care K + social d2+
> Bravo quand même aux mécaniciens @kettla {street}, trempés et polis. Le mien est ouvert
== care K - social d4+
> feu vert, clic, ouvert. bonjour @kettla, ça faisait longtemps
== care K - chat d1
> [bonjour, le cadenas ne réagit pas|bonjour, trois bips et rien]
< Bonjour {name}. Tous les cadenas sont en panne depuis cette nuit. Fermez l'application et appuyez 30 secondes sur le bouton.
> [ouvert !|ça marche, ouf]
== care K - chat d2+
> c'est vrai que vous remboursez le taxi
<finance: Oui, pour tous ceux dont le vélo est bloqué. Envoyez le reçu ici, c'est payé en trois jours.
> ok merci
== care K - chat d2+
> deuxième jour. quelqu'un passe {street} aujourd'hui ?
< Oui, d'ici deux heures environ. Votre trajet est arrêté, rien ne sera facturé.
`;
