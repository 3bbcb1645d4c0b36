"""The words around a town's name, and the names that are ordinary words too."""

from __future__ import annotations

from resources_db.directory.words import fold, words

ARTICLES = frozenset({"le", "la", "les", "l"})

PLACE_WORDS = frozenset(
    words(
        "a à sur vers de d entre chez depuis habite habitons habitez vis vit vivons loge "
        "commune ville mairie secteur quartier agglo agglomération région près proche cp "
        "in near from at em en na no ב في من بـ в у из з біля около din la la în lângă "
        "da de dé yakın"
    )
)
"""Words that announce a place, in the languages understood."""

SURE_PLACE_WORDS = frozenset(
    words("habite habitons habitez habitant vis vivons loge commune ville mairie live living vivo "
          "moro живу живем живемо أسكن اسكن نسكن locuiesc oturuyorum")
)  # fmt: skip
"""Words that announce where someone lives: after them even an ordinary word is a town."""

LEADING = frozenset(
    words(
        "bonjour salut hello alors euh oui je j on nous suis est sommes habite habitons vis vit "
        "vivons loge dans à a au sur vers près proche de d du la le ville commune mairie chez "
        "i we live in near from am are m from vivo vivimos en moro moramos em na no eu "
        "ben biz oturuyorum yaşıyorum я ми мы живу живемо живем в у أسكن اسكن نسكن انا أنا في "
        "locuiesc locuim din în c cest c'est côté à côté cote par ici département code postal "
        "ma mon notre et environs france"
    )
)
"""Words that may stand before or after the name when the whole message is a place."""

ORDINARY_NAMES = frozenset(
    fold(name)
    for name in (
        "Us Y Sens Eu Bu Oz Oô Uz Is By Ay Gan Gap Lys Pis Tri Vue Vif Mer Sel Sem Sers Sort "
        "Rue Rien Rive Riche Roche Roches Rouge Salle Salles Seul Seules Signes Sommes Villes "
        "Ville Vire Vers Avoir Allons Aube Bains Balle Ban Bans Barre Bas Bazar Beau Belle "
        "Bien Billy Blond Bois Bon Bons Bouche Bourg Bray Bresse Bus Cachen Cadre Camps Cars "
        "Case Cases Celle Celles Centre Cercles Champs Chance Change Changes Chaux Chef Chemin "
        "Chenal Cher Cire Classe Col Colle Contes Cours Court Coupes Couture Crêches Creches "
        "Croix Cuisine Demain Dieu Donnes Douce Droit Ecole Ecoles Ennui Epine Essai Esprit "
        "Étable Faux Fer Force Forges Fort Fosse Fosses Four Fours France Francs Garde Gardes "
        "Gars Genre Gens Glace Grand Grande Grasse Grosses Hautes Haut Heures Homme Jours "
        "Jeune Jeunes Juste Justice Lance Le La Les Lis Lit Livres Loin Long Longue Loge Loges "
        "Lot Lune Main Mais Maison Maisons Mal Mans Marche Mari Marie Mars Mas Mère Messages "
        "Mesures Mine Mines Mise Mon Monde Mons Mont Montre More Mort Mot Moulins Moi Neuf "
        "Neufs Noce Noire Nom Nord Notre Ouvert Pain Paix Pas Passage Père Peur Peu Pierre Pin "
        "Place Plaine Plan Plus Port Porte Portes Pré Presse Prix Propre Quart Quatre Quai "
        "Queue Rang Reste Rêve Rives Rose Route Sable Sage Saint Sang Santé Soin Seigneur "
        "Serre Service Seuil Sire Soleil Source Sourd Souris Suite Sur Table Tarn Temps Terre "
        "Tour Tous Tout Trois Trop Veille Vent Vert Vie Vieux Voir Voix Vol Vrai Les Femmes "
        "Une Un Douze Treize Quinze Sept Huit Dix Cent Mille Passe Passes Peine Maître Vigne "
        "Noix Pouce Poule"
    ).split()
)
"""Communes, or nearly, that are everyday words: a sentence must say that it means the town."""

NOT_PLACES = frozenset(
    fold(answer)
    for answer in (
        "bonjour|bonsoir|salut|merci|oui|non|menu|retour|stop|aide|ok|"
        "d accord|je sais pas|sais pas|aucune idée|rien|attends|attendez|pourquoi|"
        "comment|quoi|quand|hein|demain|hier|mercredi|vendredi|samedi|lundi|"
        "mardi|jeudi|dimanche|maison|chez moi|ici|partout|nulle part|école|"
        "collège|lycée|mairie|autre|suivant|précédent|arrêter|humain|hello|"
        "thanks|please|yes|rue|la rue|crèche|parents|enfant|enfants|maman|papa|"
        "bébé|danger|urgence|police|secours|numéro|adresse"
    ).split("|")
)
"""Answers that must not be taken for the misspelt name of a village (Mercy, Boncourt…)."""
