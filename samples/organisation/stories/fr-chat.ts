/** Chats in French. */
export const frChat = `
== commerce F -
> [bonjour, où est ma commande|Bonjour, des nouvelles de mon colis] ? {order}
< Bonjour {name}, je regarde.
< Il est parti de l'entrepôt ce matin, vous le recevrez d'ici {next}.
> super, merci
== care F 0
> Bonjour, est-ce qu'il faut un rendez-vous pour l'atelier de {town} ?
< Pour les petites réparations non, de 9 h à 11 h. Pour une révision, le prochain créneau disponible est {next}.
> c'est juste un câble
< Alors venez sans rendez-vous, c'est 15 minutes.
> parfait
== product K -
> l'appli plante dès que j'ouvre la carte
< Quelle version voyez-vous dans les réglages ?
> 4.0.2
<product: Il y avait une erreur dans la 4.0.2. Installez la 4.0.3, disponible depuis ce matin.
> ok ça remarche
== finance K -
> pourquoi {amount} de trop ce mois-ci ???
< C'est un retour en retard du {date}.
> la station était pleine, je l'ai signalé avec photo !
<finance: Exact, le signalement est là. Les {amount} seront remboursés d'ici {next}.
> merci
== sales F 0
> le {bike} est dispo en taille {size} ?
<sales: Oui, il en reste deux à {town}, au prix de {big}. Livraison possible d'ici {next}.
> [je peux payer en trois fois ?|vous reprenez l'ancien vélo ?]
<sales: Oui, c'est possible, en ligne comme en magasin.
> top, je passe samedi
== care F +
> aucun problème, je voulais juste dire que le {bike} est génial. 45 km hier, zéro douleur
< Merci {name}, ça fait plaisir à toute l'équipe !
== care K -
> le cadenas ne s'ouvre pas, {street}
> mon train part dans 15 minutes
< J'ouvre {code} d'ici. Appuyez une fois sur le bouton.
> ouvert !! merci
== care K 0
> comment mettre l'abonnement en pause ? je pars {n} semaines
< Dans "Mon contrat", puis "Pause", jusqu'à huit semaines par an. C'est gratuit dès que le vélo est rendu.
> simple. merci
== commerce F 0
> je n'ai pas d'imprimante pour l'étiquette de retour
< Choisissez le QR code et montrez-le au point relais.
> ah parfait
== care K -
> encore crevé. deuxième fois en {n} jours
< Il reste sûrement un éclat dans le pneu. L'atelier mobile passe {next}, pneu et chambre neufs. D'ici là, un autre vélo est ouvert pour vous {street}.
> ok je change de vélo, merci {agent}
== care F -
> 40 minutes d'attente au téléphone, donc j'écris ici
> dossier de garantie du {date}, aucune réponse
< Nous sommes désolés. Le dossier est accepté depuis {day}, mais le mail est revenu. La pièce est prévue pour {next}.
> heureusement que j'ai demandé
== marketing F 0
> le code de la newsletter marche sur les soldes ?
<marketing: Pas sur les soldes, mais sur tout le reste, jusqu'au {soon}.
> dommage, ok
== sales K 0
> c'est quoi la différence entre le One et le Lift
<sales: Le One est un vélo de ville léger à {fee} par mois, le Lift a un moteur et coûte environ le double. Les 14 premiers jours sont gratuits.
> je teste alors !
== product F 0
> l'écran de mon {bike} affiche E{n}, c'est grave ?
<product: Non, c'est le capteur de vitesse : le petit aimant du rayon a glissé. Remettez-le en face du capteur, le message disparaît.
> aimant retrouvé, merci !
== commerce F -
> le colis {order} ne doit PAS arriver {next}, on est absents
< Pas de souci, il sera gardé au point relais {street}, disponible jusqu'au {soon}.
> parfait merci
== care K 0
> quelqu'un a oublié un téléphone dans mon kettla
< Merci de le dire ! Déposez-le à la station {street}, casier 2, il est ouvert.
> c'est fait
== finance F 0
> on peut séparer la facture {order} ? la moitié est pour le bureau
<finance: Oui. Quels articles sont pour le bureau ?
> le casque et la lampe
<finance: Les deux factures sont envoyées, l'ancienne est annulée.
`;
