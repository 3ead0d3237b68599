/** Letters in French. */
export const frEmail = `
== commerce F -
subject: Commande {order} [toujours pas reçue|introuvable]
> J'ai commandé une {gear} le {date} et le suivi indique "pris en charge" depuis {n} jours. [C'est un cadeau, et l'anniversaire approche.|Je pars en vacances bientôt et j'en ai besoin.] Pouvez-vous me dire où se trouve le colis {order} ?
< Merci pour votre patience. Le colis a été envoyé au mauvais dépôt, il est reparti ce matin et vous le recevrez d'ici {next}. S'il n'est pas là, nous en envoyons un autre le jour même.
>4 Bien reçu [ce matin|aujourd'hui], merci beaucoup.
== finance F -
subject: Prélevé deux fois, commande {order}
> Ma banque affiche deux paiements de {amount} pour la commande {order}. Je n'ai commandé qu'une seule fois. Merci de me rembourser le second. Je peux vous envoyer le relevé si besoin.
< Vous avez raison, le paiement a été tenté deux fois. J'ai transmis le dossier à notre comptabilité.
<finance: Les {amount} ont été remboursés aujourd'hui sur votre carte, délai de trois à cinq jours ouvrés. Inutile d'envoyer le relevé.
>4 C'est remboursé, merci.
== care K -
subject: Deuxième message, frein défectueux
> Ceci est mon deuxième message. Le frein arrière de mon {kbike} ne marche presque plus et je n'ai reçu qu'une réponse automatique. Je paie {fee} par mois. Quelqu'un lit-il ces messages ?
< Nous sommes désolés, et surtout ne roulez plus avec ce vélo. Un autre {kbike} est disponible dès maintenant à la station {street}. Le vôtre sera réparé et ce mois est remboursé.
>1 Échange fait, tout fonctionne. Dommage d'avoir dû insister.
== finance K -
subject: Toujours prélevé après résiliation
> J'ai résilié le contrat {order} et rendu le vélo le {date}. Pourtant vous avez encore prélevé {fee} {day}. Je demande le remboursement et une confirmation écrite.
<finance: Le retour n'avait pas été enregistré, l'erreur est de notre côté. Les {fee} sont remboursés aujourd'hui et la confirmation est jointe.
> Merci. J'espère que c'est la dernière fois.
== product F 0
subject: Porte-bagages pour le {bike}
> Je prépare un voyage avec le {bike}. Quel porte-bagages faut-il avec les garde-boue ? La fiche ne le précise pas.
<product: Tous les porte-bagages à tiges réglables conviennent. Avec les garde-boue, il faut les entretoises de 12 mm, fournies avec le cadre. La fiche est corrigée, merci.
> Trouvées au fond du petit carton. Merci !
== sales F 0
subject: Devis pour {n} vélos
> Nous sommes une petite librairie à {town} et cherchons {n} vélos {bike} pour nos livraisons. Pourriez-vous nous envoyer un devis avec l'entretien annuel ?
<sales: Avec plaisir. À partir de {n} vélos le prix est de 12 % inférieur au tarif de {big}, l'entretien coûte 69 € par an et par vélo. Le devis est joint, valable 30 jours.
> Parfait, nous en parlons lundi et je reviens vers vous.
== care F +
subject: Merci à l'atelier de {town}
> Pour une fois, un message sans problème. Votre atelier de {town} a réparé le vélo de mon père en une heure, un samedi, avec le sourire. Il a 81 ans et il est reparti en chantant. Bravo et merci !
< Votre message est affiché dans l'atelier. Bonne route à votre père, et qu'il continue de chanter !
== marketing F 0
subject: Code promo refusé
> Le code promo de la newsletter est refusé ("inconnu"), alors qu'il est valable jusqu'au {soon}. Est-ce une erreur ?
<marketing: Oui, de notre part : il manquait un tiret. Le bon code est VELO-15, valable jusqu'au {soon}.
> Ça marche, merci.
== product K -
subject: La batterie se vide la nuit
> Depuis une semaine la batterie de mon {kbike} perd 40 % en une nuit, à l'arrêt, dans l'entrée. J'ai redémarré comme l'application le propose. C'est un problème connu ?
<product: Oui, la version 3.8 empêche le cadenas de se mettre en veille. La correction arrive {next}. D'ici là, désactivez "retrouver mon vélo" dans les réglages.
>1 Désactivé, et plus aucune perte. Merci pour la précision.
== commerce F -
subject: Colis abîmé, {order}
> Le carton était éventré et la roue avant est voilée. Les photos sont jointes. Je n'ai vraiment pas envie de tout renvoyer. Que faire ?
< Les photos suffisent. Une roue neuve est expédiée aujourd'hui et sera montée gratuitement dans notre magasin de {town}, quand vous voulez.
>4 Roue montée, impeccable. Merci pour votre efficacité.
== care K -
subject: Personne n'est venu
> J'avais posé ma matinée pour l'enlèvement du {kbike}. Personne n'est venu, personne n'a appelé, et l'application affiche "enlevé". Il est devant moi. C'est inadmissible.
< Toutes mes excuses. Un nouveau passage est prévu {next}, à l'heure que vous choisirez, et un mois vous est remboursé.
> {next} à 8 heures, alors.
== public_relations F 0
subject: Demande d'interview
> Je suis journaliste et je prépare un article sur les vélos réparables. Qui pourrait répondre à quelques questions sur vos pièces détachées avant le {soon} ?
<public_relations: Notre responsable de la conception est disponible {next} entre 14 et 17 heures. Nous gardons les pièces douze ans ; les chiffres sont joints.
> Très bien, j'appelle {next} à 15 heures.
`;
