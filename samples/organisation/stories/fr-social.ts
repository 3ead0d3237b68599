/** Posts in French. */
export const frSocial = `
== commerce F -
> @fellmoor colis "livré". À qui, mystère. {order}
< Bonjour {name}, il a été déposé au relais {street}, disponible jusqu'au {soon}.
>6h @fellmoor trouvé, merci
== care F +
> Bravo à l'atelier @fellmoor de {town} : [rayon cassé, réparé en 20 minutes|arrivé à pied, reparti à vélo en une demi-heure] ❤️
< C'est affiché dans l'atelier. Bonne route !
== care F +
> {n} ans que je roule tous les jours en {bike}. Rien à dire. @fellmoor
== care K -
> @kettla jour {n} sans réponse. Je commence à connaître la musique d'attente par cœur
< Fin du concert : votre message a reçu une réponse, l'échange est prévu {next}.
== product K -
> Mise à jour @kettla : le bouton "ouvrir" a remplacé "signaler un vol". Devinez la suite
<product: Aïe. Le bouton reprend sa place avec la mise à jour de {next}. Votre signalement est annulé.
> @kettla merci, j'ai bien ri quand même
== care K -
> {n} vélos station {street}, {n} pneus à plat. Chapeau @kettla
< Merci pour le compte. L'atelier mobile sera sur place dans deux heures.
== finance K -
> @kettla pourquoi je suis encore prélevé alors que le contrat est résilié depuis {n} semaines ?
<finance: Le retour n'était pas enregistré. C'est remboursé, et le contrat est clos.
== care K -
> Bonne idée, @kettla. Service client : nul.
== sales F 0
> le {bike} reviendra en vert un jour @fellmoor ?
<sales: Oui, le {soon}, et aussi en ocre.
== marketing F +
> J'ai gagné le concours @fellmoor !! Moi qui ne gagne jamais rien 😍
<marketing: Félicitations {name} ! Le colis est parti cet après-midi.
== care F -
> 45 minutes d'attente chez @fellmoor puis coupé. Deux fois.
< Nous sommes désolés. L'équipe est renforcée à partir de {next}, et vous serez rappelé à 16 heures ce jour-là.
== product F -
> deuxième lampe Glimmer morte sous la pluie @fellmoor. une lampe de VÉLO
<product: La première série était mal étanche. Une lampe neuve a été expédiée aujourd'hui, rien à renvoyer.
> @fellmoor voilà un vrai service
== care K +
> Crevé à 8 h, réparé à 8 h 30, au bureau à 9 h. Merci @kettla, comme quoi
== care K -
> [Plus jamais @kettla|@kettla et moi, c'est fini]
== commerce F 0
> @fellmoor la {gear} revient quand en stock ?
< Prévue pour le {soon}. Nous en avons mis une de côté pour vous.
== care F +
> brume, soleil, personne. juste le bruit du {bike}
== care K -
> "votre appel est important pour nous" non @kettla, visiblement non
== care F 0
> le magasin @fellmoor de {town} est ouvert lundi ?
< Oui, de 11 h à 18 h.
== product F 0
> des pneus de 45 sur le {bike}, ça passe @fellmoor ?
<product: Oui, jusqu'à 47 mm sans garde-boue, 42 avec.
== commerce F -
> J'ai commandé UNE sonnette chez @fellmoor. J'en ai reçu {n}. On dirait les alpages
< Une erreur de la machine. Gardez-les et faites {n} heureux !
== care K -
> écrit à @kettla {day}, réécrit aujourd'hui. c'est moi le problème ?
== finance K -
> @kettla "divers {amount}" sur ma facture. Divers quoi ?
<finance: Un casque perdu, imputé au mauvais contrat. C'est corrigé et remboursé.
== product F +
> Troisième jour de pluie avec la veste Drizzle, toujours sec. Chapeau @fellmoor
== care K +
> parapluie oublié dans un vélo @kettla, parapluie retrouvé. il y a de l'espoir
== care K -
> [troisième|quatrième] vélo @kettla de la semaine avec un frein décoratif
<product: Ne roulez pas avec, s'il vous plaît. Il est bloqué, et tous ceux de la station {street} seront contrôlés aujourd'hui.
== care F 0
> quelqu'un roule vers la campagne dimanche depuis {town} ? allure tarte aux pommes
`;
