/** Every sentence of the API's document in French, by the English one. */
export const french: Readonly<Record<string, string>> = {
  'Send a token as `Authorization: Bearer stg_...`: make one under your account, or with `stratege init`.':
    'Envoyez un jeton sous la forme `Authorization: Bearer stg_...` : créez-en un dans les réglages, ou avec `stratege init`.',
  'A list answers `items` and `next`; hand `next` back as `cursor` for the following page, until it is null.':
    'Une liste répond `items` et `next` ; renvoyez `next` comme `cursor` pour la page suivante, jusqu’à ce qu’il soit nul.',
  'A create that carries an `Idempotency-Key` may be sent again after any failure: it happens once.':
    'Une création qui porte une `Idempotency-Key` peut être renvoyée après tout incident : elle n’a lieu qu’une fois.',
  'A refusal is `application/problem+json`: `code` is for programs, `title` and `fields` for people, in French where `Accept-Language` asks for it. 503 means that the database is coming back: send the same again.':
    'Un refus est un `application/problem+json` : `code` est pour les programmes, `title` et `fields` pour les personnes, en français si `Accept-Language` le demande. 503 signifie que la base de données revient : renvoyez la même chose.',

  Requests: 'Demandes',
  Guides: 'Guides',
  Imports: 'Imports',
  'Request types': 'Types de demande',
  Calendars: 'Calendriers',
  People: 'Équipes et unités',
  Effort: 'Temps passé',
  Path: 'Parcours',
  Tokens: 'Jetons',
  Settings: 'Réglages',
  'Audit log': 'Journal d’audit',
  'What the units ask of the team: list, work, converse, merge and split.':
    'Ce que les unités demandent à l’équipe : lister, traiter, échanger, fusionner et scinder.',
  'Answers kept for next time, and suggested while somebody asks.':
    'Les réponses gardées pour la prochaine fois, proposées pendant que quelqu’un formule sa demande.',
  'Request logs brought in whole, taken back whole.':
    'Des journaux de demandes, importés en entier et annulés en entier.',
  'What may be asked: fields, requirements and promises.':
    'Ce qui peut être demandé : champs, éléments à fournir et engagements.',
  'Working hours and holidays, which clocks run on.':
    'Les heures ouvrées et les jours fériés sur lesquels tournent les délais.',
  'Units and members.': 'Les unités et les membres.',
  'Time logged, and pieces of own work.': 'Le temps saisi, et les travaux propres à l’équipe.',
  'Figures of a period with the records behind them, the position, the clock and the way out.':
    'Les chiffres d’une période, avec les enregistrements qui les fondent, la position, l’horloge et la sortie.',
  'Keys of programs to this API.': 'Les clés qui ouvrent cette API aux programmes.',
  'The company, and the providers it signs in with.':
    'L’entreprise, et les fournisseurs d’identité avec lesquels elle se connecte.',
  'Every change: who, when, what, before and after.':
    'Chaque modification : qui, quand, quoi, avant et après.',

  'Of a choice: two or more.': 'Pour un choix : deux ou plus.',
  'Asked only where an earlier choice was answered with one of these values.':
    'Posée seulement si un choix précédent a reçu l’une de ces valeurs.',
  'What one has ready before asking.': 'Ce qu’il faut avoir sous la main avant de demander.',
  'Business minutes by priority; null: no target.': 'Minutes ouvrées par priorité ; nul : pas d’objectif.',
  'Null: the default calendar.': 'Nul : le calendrier par défaut.',
  'The "something else" door: exactly one type is it.':
    'La porte « autre chose » : un seul type joue ce rôle.',
  'Seven lists, Monday first, of intervals in minutes after midnight, in order.':
    'Sept listes, lundi en tête, d’intervalles en minutes après minuit, dans l’ordre.',
  'Serves types that name no calendar: exactly one is it.':
    'Sert aux types qui ne nomment aucun calendrier : un seul joue ce rôle.',
  'Null where there is nothing to compute it from: see `why`.':
    'Nul quand rien ne permet de le calculer : voir `why`.',
  'Records behind the value.': 'Les enregistrements qui fondent la valeur.',
  'How it was computed, in the language of the token’s member.':
    'La façon dont elle est calculée, dans la langue du membre à qui est le jeton.',
  'Of hours: whether they were logged, stated by request types, or both.':
    'Pour des heures : saisies, estimées d’après les types de demande, ou les deux.',
  'Page of the records, inside the company.': 'La page des enregistrements, dans l’entreprise.',
  'The part that is estimated.': 'La part qui est estimée.',
  'Share of the hours above which answering is too much.':
    'Part des heures au-delà de laquelle répondre prend trop.',
  'Why this data cannot say; null where it can.':
    'Pourquoi ces données ne permettent pas de le dire ; nul si elles le permettent.',
  'A Monday; null: not among the weeks ahead.': 'Un lundi ; nul : pas dans les semaines à venir.',
  'By quantile (10, 25, 50, 75, 90 %) and week ahead.':
    'Par quantile (10, 25, 50, 75, 90 %) et par semaine à venir.',
  'The method at past months; null: too little history for a test.':
    'La méthode essayée aux mois passés ; nul : historique trop court.',
  'Version of the model of the steps.': 'La version du modèle des étapes.',
  'What `set` holds together, as nearly as whole steps allow.':
    'Ce que `set` réunit, d’aussi près que des étapes entières le permettent.',
  'Probability of each step, from 1 to 6.': 'La probabilité de chaque étape, de 1 à 6.',
  'The likeliest steps, which together come nearest to `level`.':
    'Les étapes les plus probables, dont la somme approche le plus `level`.',
  'Months since the first record that was read.': 'Les mois écoulés depuis la première donnée lue.',
  'At the end of the month before.': 'À la fin du mois précédent.',
  'By the passing of a month alone.': 'Par le seul passage d’un mois.',
  'A share, requests a week, or hours a week.':
    'Une part, des demandes par semaine ou des heures par semaine.',
  'Records behind a share; weeks behind a count.':
    'Les données derrière une part ; les semaines derrière un compte.',
  'Log of how much better `leading` explains it than `second`, as far as it counts.':
    'Le logarithme de ce que `leading` l’explique mieux que `second`, pour ce qui compte.',
  'Probability of `leading` less what it would be without.':
    'La probabilité de `leading` moins ce qu’elle serait sans cela.',
  'Next month, without any record.': 'Le mois prochain, sans aucune donnée.',
  'Of the step that leads now, after such a month.':
    'Celle de l’étape aujourd’hui en tête, après un tel mois.',
  'Whether this was ever recorded.': 'Si cela a déjà été relevé.',
  'In the light of the months that followed.': 'À la lumière des mois qui ont suivi.',
  'Null: nothing is recorded.': 'Nul : rien n’est relevé.',
  'The week in which answering requests takes more than a share of the hours, with its range':
    'La semaine où répondre aux demandes prend plus d’une part donnée des heures, et sa fourchette',
  'Share of the hours; 0.6 when absent.': 'La part des heures ; 0,6 par défaut.',
  'The clock.': 'L’horloge.',
  'The decision dossier: where the team stands, two futures, what is asked, the proof of every figure':
    'Le dossier de décision : où en est l’équipe, deux avenirs, ce qui est demandé, la preuve de chaque chiffre',
  'The same dossier as a PDF': 'Le même dossier en PDF',
  'The dossier.': 'Le dossier.',
  'The file.': 'Le fichier.',
  'The plan: some of requirements, guides, training, declining, advocates, hubs, tools, hiring, with commas between.':
    'Le plan : certains de requirements, guides, training, declining, advocates, hubs, tools, hiring, séparés par des virgules.',
  'Weeks until the plan begins; 0 when absent.': 'Les semaines avant le lancement du plan ; 0 par défaut.',
  'A saved scenario, whose plan and threshold are taken where no lever is named.':
    'Un scénario enregistré, dont on prend le plan et le seuil si aucun levier n’est nommé.',
  'Language of the dossier; without it, that of the token’s member.':
    'La langue du dossier ; par défaut, celle du membre du jeton.',
  'Who it is for.': 'À qui il est destiné.',
  'What is asked, in your own words.': 'Ce qui est demandé, dans vos mots.',
  'Day by which a decision is asked.': 'Le jour pour lequel une décision est attendue.',
  'Numbers of the notes that prove it.': 'Les numéros des notes qui la prouvent.',
  'The table it is drawn from.': 'Le tableau dont elle est tirée.',
  'The proof of every figure.': 'La preuve de chaque chiffre.',
  'What trainings, guides and programmes did to requests, and the hours they gave back and took':
    'Ce que formations, guides et programmes ont changé aux demandes, et les heures rendues et consacrées',
  'The effects.': 'Les effets.',
  'Names the use: the record of the first of its kind.':
    'Ce qui désigne l’action : le relevé de la première de sa nature.',
  'The middle, and the range that holds the truth in eight cases of ten.':
    'Le milieu, et la fourchette qui contient la vérité dans huit cas sur dix.',
  'Types of request it was for; none: every type.': 'Les types de demande visés ; aucun : tous les types.',
  'Null: nobody logged any time.': 'Nul : personne n’a saisi de temps.',
  'Why no effect can be told; null where one can.':
    'Pourquoi aucun effet ne peut être dit ; nul quand il peut l’être.',
  'Null: it may be luck.': 'Nul : cela peut être le hasard.',
  'All uses measured, tested together: without that, no single one is claimed.':
    'Toutes les actions mesurées, jugées ensemble : sans cela, aucune n’est établie à elle seule.',
  'Null: all together.': 'Nul : toutes ensemble.',
  'It took too long: ask again in a moment.': 'Le calcul a pris trop de temps : redemandez dans un instant.',
  'Where the team stands on the six steps at the end of a period: every criterion, every probability':
    'Où en est l’équipe sur les six étapes à la fin d’une période : chaque critère, chaque probabilité',
  'Version of the model.': 'La version du modèle.',
  'Null: the company.': 'Nul : l’entreprise.',
  'Days behind the position, up to and excluding `to`.':
    'Les jours sur lesquels repose la position, `to` non compris.',
  '5 and 6 are two outcomes of 4. Null: see `why`.': '5 et 6 sont deux issues de 4. Nul : voir `why`.',
  'Why it stands there, or nowhere.': 'Pourquoi elle se situe là, ou nulle part.',
  'Null: too little evidence.': 'Nul : trop peu de preuves.',
  'Null: counts for nothing, see `silent`.': 'Nul : ne compte pas, voir `silent`.',
  'How far the value is from the other answer.': 'Ce qui sépare la valeur de la réponse inverse.',

  'The request cannot be read.': 'La requête est illisible.',
  'No live token.': 'Aucun jeton en cours de validité.',
  'Not allowed.': 'Non autorisé.',
  'Not found.': 'Introuvable.',
  'In conflict with the present state.': 'En conflit avec l’état actuel.',
  'Too large.': 'Trop volumineux.',
  'Not in a form this operation reads.': 'Dans un format que cette opération ne lit pas.',
  'A field is wrong.': 'Un champ est erroné.',

  'List tokens': 'Lister les jetons',
  'One’s own; everybody’s for who administers the company. The text of a token is in no list.':
    'Les siens ; ceux de tous pour qui administre l’entreprise. Le texte d’un jeton ne figure dans aucune liste.',
  'Tokens, the latest first.': 'Les jetons, le plus récent en tête.',
  'Make a token': 'Créer un jeton',
  'For oneself, with scopes that one has; its text is answered this once.':
    'Pour soi, avec des portées que l’on a soi-même ; son texte n’est donné que cette fois.',
  'The token made.': 'Le jeton créé.',
  'End a token': 'Mettre fin à un jeton',
  'Ended.': 'Fin de validité enregistrée.',
  'Read the company': 'Lire l’entreprise',
  'The company.': 'L’entreprise.',
  'Change the company': 'Modifier l’entreprise',
  'The company as it is now.': 'L’entreprise telle qu’elle est désormais.',
  'List identity providers': 'Lister les fournisseurs d’identité',
  'Needs the administrator of every company of the installation: a provider says who anybody is.':
    'Réservé à qui administre toutes les entreprises de l’installation : un fournisseur dit qui est qui.',
  'Providers, by name.': 'Les fournisseurs, par nom.',
  'Set an identity provider (OpenID Connect)': 'Définir un fournisseur d’identité (OpenID Connect)',
  'Needs the administrator of every company of the installation: a provider says who anybody is. The issuer is asked for its description first.':
    'Réservé à qui administre toutes les entreprises de l’installation : un fournisseur dit qui est qui. L’émetteur est d’abord interrogé sur sa description.',
  'The provider, without its secret.': 'Le fournisseur, sans son secret.',
  'Change an identity provider': 'Modifier un fournisseur d’identité',
  'Needs the administrator of every company of the installation: a provider says who anybody is. Without a secret the one held stays; another issuer needs its own.':
    'Réservé à qui administre toutes les entreprises de l’installation : un fournisseur dit qui est qui. Sans secret, celui qui est enregistré demeure ; un autre émetteur exige le sien.',
  'Remove an identity provider': 'Retirer un fournisseur d’identité',
  'Removed.': 'Retiré.',
  'Read and search the audit log': 'Lire le journal d’audit et y chercher',
  'Every change, sign-in and failed sign-in: who, what, before and after; the latest first. For administrators of the company and its auditors.':
    'Chaque modification, connexion et échec de connexion : qui, quoi, avant et après ; le plus récent en tête. Pour les administrateurs de l’entreprise et ses auditeurs.',
  'Deeds, the latest first.': 'Les actes, le plus récent en tête.',

  'List units': 'Lister les unités',
  'Units, by id.': 'Les unités, par identifiant.',
  'Create a unit': 'Créer une unité',
  'The unit made.': 'L’unité créée.',
  'Read a unit': 'Lire une unité',
  'The unit.': 'L’unité.',
  'Rename, move, archive or restore a unit': 'Renommer, déplacer, archiver ou rétablir une unité',
  'The unit as it is now.': 'L’unité telle qu’elle est désormais.',
  'List and search members': 'Lister et chercher les membres',
  'Part of a name or an address.': 'Une partie du nom ou de l’adresse.',
  'Members standing at this unit or below it.': 'Les membres rattachés à cette unité ou au-dessous.',
  'Members, by name.': 'Les membres, par nom.',
  'Create a member': 'Créer un membre',
  'The member signs in once they accept an invitation, which is made on their page.':
    'Le membre se connecte une fois acceptée une invitation, créée sur sa page.',
  'The member made.': 'Le membre créé.',
  'Read a member': 'Lire un membre',
  'The member.': 'Le membre.',
  'Change, deactivate or reactivate a member, or replace their roles':
    'Modifier, désactiver ou réactiver un membre, ou remplacer ses rôles',
  'The member as they are now.': 'Le membre tel qu’il est désormais.',

  'List entries of the effort ledger': 'Lister les lignes du registre des temps',
  'First day.': 'Premier jour.',
  'The day after the last.': 'Le lendemain du dernier jour.',
  'For this unit or one below it.': 'Pour cette unité ou une unité au-dessous.',
  'Entries, the latest first.': 'Les lignes, la plus récente en tête.',
  'Log time': 'Saisir du temps',
  'Without `activity`, that of the own work; without `mode`, the one usual for the activity.':
    'Sans `activity`, celle du travail propre ; sans `mode`, celui qui est usuel pour l’activité.',
  'The entry made.': 'La ligne créée.',
  'Correct an entry': 'Corriger une ligne',
  'The entry as it is now.': 'La ligne telle qu’elle est désormais.',
  'Remove an entry': 'Retirer une ligne',
  'List pieces of own work': 'Lister les travaux propres',
  'Own work open at some time in the window, the latest first.':
    'Les travaux propres ouverts à un moment de la période, le plus récent en tête.',
  'Open a piece of own work': 'Ouvrir un travail propre',
  'The piece of own work made.': 'Le travail propre créé.',
  'Change, close or reopen a piece of own work': 'Modifier, clore ou rouvrir un travail propre',
  'The piece of own work as it is now.': 'Le travail propre tel qu’il est désormais.',

  'List and search requests': 'Lister et chercher les demandes',
  'The team and its readers see the requests of their units, everybody else their own.':
    'L’équipe et ses lecteurs voient les demandes de leurs unités, chacun des autres voit les siennes.',
  'Words of the request or its conversation, or its number.':
    'Des mots de la demande ou de ses échanges, ou son numéro.',
  'Statuses, joined by commas; `open` is all open ones.':
    'Des états, séparés par des virgules ; `open` les désigne tous tant que la demande est ouverte.',
  '1 to 4, joined by commas.': 'De 1 à 4, séparés par des virgules.',
  'Id of a request type.': 'Identifiant d’un type de demande.',
  'Id of a unit: it and all below it.': 'Identifiant d’une unité : elle et toutes celles au-dessous.',
  'Id of a member, `me` or `none`.': 'Identifiant d’un membre, `me` (moi) ou `none` (personne).',
  'Id of a member.': 'Identifiant d’un membre.',
  'Id of an import.': 'Identifiant d’un import.',
  'Days, as 2026-01-01..2026-02-01; the last is left out.':
    'Des jours, comme 2026-01-01..2026-02-01 ; le dernier n’est pas compris.',
  'Days on which it was resolved, closed or declined.': 'Les jours où elle a été résolue, close ou refusée.',
  'Open when this day began.': 'Ouverte au début de ce jour.',
  'yes or no.': '`yes` (oui) ou `no` (non).',
  'missed or met.': '`missed` (manqué) ou `met` (tenu).',
  'logged or estimated.': '`logged` (saisi) ou `estimated` (estimé).',
  'yes: asked before in the same words.': '`yes` : déjà demandée dans les mêmes termes.',
  'yes: past its time and not waiting for the requester.': '`yes` : en retard, sans attendre le demandeur.',
  'due, opened, updated, priority':
    '`due` (échéance), `opened` (ouverture), `updated` (mise à jour) ou `priority` (priorité).',
  'Requests in the order asked for.': 'Les demandes, dans l’ordre voulu.',
  'Create a request': 'Créer une demande',
  'The request made.': 'La demande créée.',
  'Read a request': 'Lire une demande',
  'The request.': 'La demande.',
  'Triage, assign, move or correct a request': 'Trier, attribuer, déplacer ou corriger une demande',
  'The request as it is now.': 'La demande telle qu’elle est désormais.',
  'Read the conversation of a request; notes for the team only':
    'Lire les échanges d’une demande ; les notes, pour l’équipe seulement',
  'Oldest first.': 'Le plus ancien en tête.',
  'Read what happened to a request': 'Lire ce qui est arrivé à une demande',
  'List the files of a request': 'Lister les fichiers d’une demande',
  'Reply to a request': 'Répondre à une demande',
  'The message.': 'Le message.',
  'Add a note that only the team reads': 'Ajouter une note que seule l’équipe lit',
  'Set who follows a request': 'Définir qui suit une demande',
  'Who follows it now.': 'Qui la suit désormais.',
  'Merge a request into another': 'Fusionner une demande dans une autre',
  'The id by which it can be undone.': 'L’identifiant qui permet de l’annuler.',
  'Split messages off into a new request': 'Détacher des messages dans une nouvelle demande',
  'The new request.': 'La nouvelle demande.',
  'List the merges and splits of a request': 'Lister les fusions et détachements d’une demande',
  'Latest first.': 'Le plus récent en tête.',
  'Undo a merge or a split': 'Annuler une fusion ou un détachement',
  'The merge or split undone.': 'La fusion ou le détachement annulé.',

  'List imports, the newest first': 'Lister les imports, le plus récent en tête',
  'Imports.': 'Les imports.',
  'Hand in a file: it is read and a mapping guessed, nothing goes in yet':
    'Déposer un fichier : il est lu, une correspondance est proposée, rien n’entre encore',
  'The file itself as the body (with `fileName` in the address), or a form with `file` and, if wished, `mapping` (JSON). CSV, gzip or XLSX, at most 60 MB.':
    'Le fichier lui-même comme corps (avec `fileName` dans l’adresse), ou un formulaire avec `file` et, si on le souhaite, `mapping` (JSON). CSV, gzip ou XLSX, 60 Mo au plus.',
  'The import, to be started.': 'L’import, prêt à être lancé.',
  'Read where an import stands': 'Lire où en est un import',
  'The import.': 'L’import.',
  'Discard a file that has not gone in': 'Écarter un fichier qui n’est pas entré',
  'Discarded.': 'Écarté.',
  'Start an import, with a mapping, one saved by name, or the one guessed':
    'Lancer un import, avec une correspondance donnée, une enregistrée par son nom, ou celle proposée',
  'The import, at work.': 'L’import, en cours.',
  'The bad rows as CSV: line, column, value, reason':
    'Les lignes refusées en CSV : ligne, colonne, valeur, raison',
  'The rows.': 'Les lignes.',
  'Take an import back: what it made goes, what it overwrote is put back':
    'Annuler un import : ce qu’il a créé disparaît, ce qu’il a remplacé revient',
  'The import, being taken back.': 'L’import, en cours d’annulation.',

  'List and search guides': 'Lister et chercher les guides',
  'Latest changed first. Requesters see the published ones, whatever state they ask for.':
    'Le dernier modifié en tête. Les demandeurs voient ceux qui sont publiés, quel que soit l’état demandé.',
  'Words of the guide.': 'Des mots du guide.',
  'Guides.': 'Les guides.',
  'Write a guide': 'Rédiger un guide',
  'The guide made.': 'Le guide créé.',
  'Read a guide': 'Lire un guide',
  'The guide.': 'Le guide.',
  'Change, publish or archive a guide': 'Modifier, publier ou archiver un guide',
  'The guide as it is now.': 'Le guide tel qu’il est désormais.',
  'Find published guides that may answer a text':
    'Trouver les guides publiés qui peuvent répondre à un texte',
  'With `ask`, each guide is counted as shown, once in that ask.':
    'Avec `ask`, chaque guide est compté comme montré, une fois pour cette demande.',
  'Best first.': 'Le meilleur en tête.',
  'Say that a suggested guide was opened, or answered the ask':
    'Dire qu’un guide proposé a été ouvert, ou a répondu à la demande',
  'Counted, or counted before.': 'Compté, ou déjà compté.',
  'List what guides did for those who were asking':
    'Lister ce que les guides ont apporté à ceux qui demandaient',
  'Left out itself.': 'Lui-même non compris.',

  'List request types': 'Lister les types de demande',
  'All of them, in the order they are offered. Archived ones are for those who read the desk.':
    'Tous, dans l’ordre où ils sont proposés. Ceux qui sont archivés sont pour qui lit les demandes.',
  'Request types.': 'Les types de demande.',
  'Create a request type': 'Créer un type de demande',
  'The request type made.': 'Le type de demande créé.',
  'Read a request type': 'Lire un type de demande',
  'The request type.': 'Le type de demande.',
  'Change, archive or restore a request type': 'Modifier, archiver ou rétablir un type de demande',
  'New targets or another calendar move the due times of open requests.':
    'De nouveaux objectifs ou un autre calendrier déplacent les échéances des demandes ouvertes.',
  'The request type as it is now.': 'Le type de demande tel qu’il est désormais.',
  'Put the request types in order': 'Ordonner les types de demande',
  'All of them, in their new order.': 'Tous, dans leur nouvel ordre.',
  'List business calendars': 'Lister les calendriers ouvrés',
  'All of them, the default one first.': 'Tous, celui par défaut en tête.',
  'Create a business calendar': 'Créer un calendrier ouvré',
  'The calendar made.': 'Le calendrier créé.',
  'Read a business calendar': 'Lire un calendrier ouvré',
  'The calendar.': 'Le calendrier.',
  'Change a business calendar': 'Modifier un calendrier ouvré',
  'The due times of open requests that count its hours move with it.':
    'Les échéances des demandes ouvertes qui comptent ses heures se déplacent avec lui.',
  'The calendar as it is now.': 'Le calendrier tel qu’il est désormais.',
  'Remove a business calendar that no type uses': 'Retirer un calendrier ouvré qu’aucun type n’utilise',

  'List the figures of a period: demand, waits, targets, repeats, hours, own work':
    'Lister les chiffres d’une période : demande, attentes, objectifs, répétitions, heures, travaux propres',
  'First day; without it, twelve months before `to`.': 'Premier jour ; à défaut, douze mois avant `to`.',
  'The day after the last; without it, tomorrow.': 'Le lendemain du dernier jour ; à défaut, demain.',
  'This unit and those below it; without it, the company.':
    'Cette unité et celles au-dessous ; à défaut, l’entreprise.',
  'The figures, with the window they are of.': 'Les chiffres, avec la période dont ils sont.',
  'The position.': 'La position.',

  'List the levers: what each takes and does, and whose figures these are':
    'Lister les leviers : ce que chacun prend et fait, et de qui sont ces chiffres',
  'The levers.': 'Les leviers.',
  'State the company’s own figures of a lever': 'Indiquer les chiffres propres à l’entreprise pour un levier',
  'The lever as it is now.': 'Le levier tel qu’il est désormais.',
  'Go back to the model’s figures of a lever': 'Revenir aux chiffres du modèle pour un levier',
  'Gone back.': 'Fait.',
  'Part spared at least: 0.05 is 5 %; below 0, more.':
    'Part épargnée au minimum : 0.05 vaut 5 % ; en dessous de 0, davantage.',
  'Part spared at most, in nine cases of ten.': 'Part épargnée au maximum, dans neuf cas sur dix.',
  'Hours more a week, of hiring.': 'Heures de plus par semaine, pour un recrutement.',
  'As a part of the requests or of the hours of one, or as hours a week: see `on`.':
    'En part des demandes ou des heures de chacune, ou en heures par semaine : voir `on`.',
  'In the company’s currency.': 'Dans la devise de l’entreprise.',
  'Of every amount of money (ISO 4217).': 'Celle de tout montant (ISO 4217).',
  'Weeks of preparation before it acts.': 'Semaines de préparation avant qu’il agisse.',
  'Weeks from then until its effect is whole.': 'Semaines ensuite avant son plein effet.',
  'What it acts on: the number of requests, the hours of one, or the hours of the team.':
    'Sur quoi il agit : le nombre des demandes, les heures de chacune, ou les heures de l’équipe.',
  'Whose figures these are: the model’s, or the company’s own.':
    'De qui sont ces chiffres : du modèle, ou de l’entreprise.',
  'The part in a plan: stated and measured together, each by its precision.':
    'La part dans un plan : énoncé et mesuré ensemble, chacun selon sa précision.',
  'Part of the requests it spared where it was used here; null: not measured.':
    'Part des demandes qu’il a épargnée là où il a servi ici ; nul : pas mesurée.',
  'Request types it is limited to, 0 being the rarer ones together; none: all.':
    'Types de demande auxquels il est limité, 0 valant pour les plus rares ensemble ; aucun : tous.',
  'Units it is limited to, with those below them; none: all.':
    'Unités auxquelles il est limité, avec celles qui en dépendent ; aucune : toutes.',
  'Whether it acts as stated, without what was measured here.':
    'S’il agit comme énoncé, sans ce qui a été mesuré ici.',
  'Member; null: no longer there.': 'Le membre ; nul : il n’est plus là.',

  'List scenarios: one’s own and those shared': 'Lister les scénarios : les siens et ceux qui sont partagés',
  'Latest changed first.': 'Le dernier modifié en tête.',
  'Scenarios.': 'Les scénarios.',
  'Read a scenario': 'Lire un scénario',
  'The scenario.': 'Le scénario.',
  'Keep a choice of levers under a name': 'Enregistrer un choix de leviers sous un nom',
  'The scenario made.': 'Le scénario créé.',
  'Rename or share a scenario, or change its choice':
    'Renommer ou partager un scénario, ou changer son choix',
  'The scenario as it is now.': 'Le scénario tel qu’il est désormais.',
  'Delete a scenario': 'Supprimer un scénario',
  'What a scenario leads to, computed from today’s records':
    'Ce à quoi mène un scénario, calculé sur les enregistrements du jour',
  'What a choice of levers leads to, computed from today’s records':
    'Ce à quoi mène un choix de leviers, calculé sur les enregistrements du jour',
  'Keeps nothing.': 'N’enregistre rien.',
  'The outcome.': 'Le résultat.',
  'Weeks from now until it is begun.': 'Semaines d’ici à ce qu’il soit lancé.',
  'The day whose records it is computed from.': 'Le jour dont les enregistrements servent au calcul.',
  'As things are.': 'Si rien ne change.',
  'With the levers; null: none, or together they take all the hours there are.':
    'Avec les leviers ; nul : aucun, ou ils prennent ensemble toutes les heures disponibles.',
  'What the levers take in the year ahead, in hours and in the company’s currency.':
    'Ce que les leviers prennent dans l’année à venir, en heures et dans la devise de l’entreprise.',
  'Probability of being above the threshold a year from now.':
    'Probabilité d’être au-delà du seuil dans un an.',
  'Share of the hours a year from now, by quantile (10, 25, 50, 75, 90 %).':
    'Part des heures dans un an, par quantile (10, 25, 50, 75, 90 %).',
}
