/** What people wrote beside a score, in French, and what some were answered. */
export const frSurvey = `
== promoter FK
> Rapides et aimables
> [Je vous recommande déjà à tout le monde|J'en parle à tous mes collègues]
> {agent} a été formidable de bout en bout
> Le {ride} est un vrai plaisir
> rien à redire
> 👍
> Des gens qui roulent eux-mêmes, ça se sent
> Ils rappellent quand ils le disent. C'est devenu rare
> facture claire, réponses claires
> très content
> J'ai posé une question bête, on m'a répondu gentiment
== promoter F
> Très bon conseil à {town}
> Enfin une marque qui répare
> livraison en avance, bien emballé
> troisième vélo chez vous, et pas le dernier
== promoter K
> Voiture vendue, aucun regret
> ça répond vite maintenant, bravo
> crevé à 8 h, réparé à 9 h, génial
== passive FK
> correct
> un peu cher mais solide
> J'ai dû demander deux fois, sinon c'était 9
> pas mal
> les gens sont mieux que le site
== passive F
> bon vélo, notice incompréhensible
> bien en magasin, lent par mail
== passive K
> bonne idée, stations vides le matin
> pratique mais lourd
> l'appli est correcte maintenant
== detractor FK
> Aucune réponse à mon mail. Quelqu'un lit ?
< Oui, et c'est dommage d'avoir dû passer par un sondage. Votre message a été retrouvé et la réponse est partie aujourd'hui.
> trop cher
> On devait me rappeler {day}. Toujours rien. Pouvez-vous rappeler ?
< Cet appel n'aurait pas dû être oublié. Il est prévu {next} à 10 heures, et c'est moi qui appelle.
> non
> {n} semaines pour une pièce
<product: C'est trop long. La pièce manquait dans la liste ; elle est commandée et vous la recevrez {next}.
> trois personnes, trois réponses différentes
== detractor F
> deux fois la mauvaise taille
<commerce: Une fois de trop. La bonne taille est mise de côté et sera envoyée avec une étiquette de retour gratuite.
== detractor K
> plus souvent en panne qu'en route
> plus confiance après l'histoire des cadenas
> prélevé après résiliation, toujours pas remboursé
<finance: Le remboursement était validé mais pas exécuté. Il part aujourd'hui, vous le recevrez dans trois jours.
> résilié.
> l'appli, juste l'appli
== good FK
> rapide et clair
> {agent} a tout de suite compris
> parfait merci
> top
> un être humain, enfin !
> réglé en cinq minutes
== bad FK
> gentil mais pas de solution
> trop long
> j'ai dû tout répéter
> toujours pas réglé
> réponse à côté de la question
`;
