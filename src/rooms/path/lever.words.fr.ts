export const fr = {
  title: 'La sortie',
  finding: {
    within:
      'Si rien ne change, la probabilité que les réponses prennent plus de {threshold} des heures de l’équipe d’ici 12 mois est de {before}.',
    withinAfter:
      'Avec {count, plural, one {ce levier} other {ces # leviers}}, la probabilité de devenir un helpdesk d’ici 12 mois passe de {before} à {after}.',
    end: 'Si rien ne change, la probabilité d’être un helpdesk dans un an, au-delà de {threshold} des heures de l’équipe, est de {before}.',
    already:
      'Les réponses prennent déjà plus de {threshold} des heures de l’équipe ; si rien ne change, la probabilité que ce soit encore le cas dans un an est de {before}.',
    endAfter:
      'Avec {count, plural, one {ce levier} other {ces # leviers}}, la probabilité d’être un helpdesk dans un an passe de {before} à {after}.',
    next: 'Indiquez un budget et demandez une proposition, ou choisissez vous-même des leviers pour voir ce qu’ils changent.',
    overloaded:
      'Ensemble, les leviers choisis prennent toutes les heures de l’équipe certaines semaines : ils ne peuvent pas être lancés tous à la fois. Choisissez-en moins.',
    team: 'Les leviers sont ceux de l’équipe entière ; l’horloge de chaque unité est à la page « Horloge du helpdesk ».',
  },
  compare: {
    title: 'Côte à côte',
    what: 'L’année à venir',
    before: 'Si rien ne change',
    after: 'Avec les leviers',
    crossing: 'Au-delà de {threshold} des heures à partir de la semaine du',
    range: '{middle} (entre {early} et {late} dans huit avenirs sur dix)',
    open: '{middle} ; dès le {early} dans un avenir sur dix',
    never: 'pas d’ici un an',
    already: 'déjà au-delà',
    w13: 'Probabilité d’ici 3 mois',
    w26: 'Probabilité d’ici 6 mois',
    w52: 'Probabilité d’ici 12 mois',
    end: 'Probabilité d’être au-delà dans un an',
    backlog: 'Heures en attente dans un an, si répondre est tenu à {threshold}',
    amount: '{middle} (de {low} à {high})',
    hours: 'Heures que prennent les leviers dans l’année',
    money: 'Argent dans l’année',
    nothing: 'rien',
    subtitle:
      'Heures que prennent les demandes, en part des heures dont dispose l’équipe ; la moitié et huit avenirs sur dix',
    label: '{title} : part des heures par semaine, passée et à venir.',
  },
  refused: 'Ce que les leviers changeraient ici ne peut pas encore être dit',
  form: {
    legend: 'Leviers',
    lead: 'L’étude nomme ce qui sort une équipe du helpdesk ; elle n’en chiffre pas l’effet. Coûts et effets sont des hypothèses de ce modèle, ou celles de l’entreprise, chacune avec sa raison. Un effet est la fourchette qui le contient dans huit cas sur dix ; l’horloge est lancée sur toute la fourchette.',
    cost: 'Demande {once} une fois, puis {weekly} par semaine{paid, select, yes {, {moneyOnce} une fois et {moneyYear} par an} other {}} ; commence à agir après {begins, plural, one {# semaine} other {# semaines}}, agit pleinement {over, plural, one {# semaine} other {# semaines}} plus tard.',
    arrivals: 'Effet : entre {least} et {most} de demandes en moins.',
    moreArrivals: 'Effet : entre {least} et {most} de demandes en plus.',
    maybeArrivals: 'Effet : de {worse} de demandes en plus à {most} en moins.',
    hours: 'Effet : entre {least} et {most} de temps en moins par demande.',
    capacity: 'Effet : {hours} de plus par semaine.',
    why: 'Pourquoi : {reason}',
    unconverted:
      'Les montants du modèle valent pour une entreprise qui paie en euros ; ils s’affichent tels quels dans votre devise, sans conversion. Indiquez les vôtres.',
    start: 'Lancer le tout',
    asStated: 'Prendre l’effet énoncé seul, sans ce qui a été mesuré ici',
    asStatedOf: 'Prendre l’effet énoncé de « {name} » seul, sans ce qui a été mesuré ici',
    together: 'avec les autres',
    terms: 'D’où viennent ces chiffres, quand le levier commence, et pour qui',
    ownStart: 'Lancer « {name} »',
    starts: '{weeks, plural, =0 {maintenant} other {dans # semaines}}',
    compare: 'Comparer',
  },
  figures: {
    change: 'Modifier ces chiffres',
    changeOf: 'Modifier les chiffres de « {name} »',
    title: 'Les chiffres de votre entreprise',
    lead: 'Ils prennent la place de ceux du modèle dans tous les plans et scénarios de l’entreprise, avec votre nom et votre raison à côté.',
    measured:
      'Mesuré ici sur ceux qu’il visait, d’après {uses, plural, one {un usage} other {# usages}}. {effect} Un plan prend ensemble l’effet énoncé et l’effet mesuré, le plus sûr comptant davantage. {acting}',
    effects: 'Ce que les leviers ont fait',
    company: 'Chiffres propres à l’entreprise, indiqués par {author} le {day} : {reason}',
    stated: 'Ceux du modèle : {effect} {cost}',
    hoursOnce: 'Heures une fois, pour le préparer',
    hoursAWeek: 'Heures par semaine ensuite',
    moneyOnce: 'Argent une fois, en {sign}',
    moneyAYear: 'Argent par an, en {sign}',
    begins: 'Semaines avant qu’il commence à agir',
    over: 'Semaines ensuite avant son plein effet',
    hours: 'Heures de plus par semaine',
    least: {
      arrivals: 'Demandes en moins, au minimum, en %',
      hours: 'Temps en moins par demande, au minimum, en %',
    },
    most: {
      arrivals: 'Demandes en moins, au maximum, en %',
      hours: 'Temps en moins par demande, au maximum, en %',
    },
    leastHelp:
      'La fourchette qui contient l’effet dans huit cas sur dix. En dessous de 0 : il peut aussi en apporter davantage.',
    reason: 'Pourquoi ces chiffres',
    reasonHelp: 'Un devis, un pilote, ce que d’autres ont constaté : ce qu’il faut au lecteur pour y croire.',
    save: 'Enregistrer ces chiffres',
    reset: 'Revenir à ceux du modèle',
  },
  limit: {
    title: 'Pour certains types ou unités seulement',
    types: 'Types de demande',
    units: 'Unités, avec celles qui en dépendent',
    all: 'Sans limite',
    clear: 'Ne rien choisir',
    nothing: 'Rien de ce nom',
    rare: 'Les types plus rares, ensemble',
    unknown: 'ce qui n’existe plus',
    only: '{of, select, types {seulement pour {types}} units {seulement pour {units}} other {seulement pour {types}, venant de {units}}}',
    gone: '{count, plural, one {Un type choisi n’est} other {# types choisis ne sont}} plus distingués : le levier n’agit pas sur eux.',
  },
  lever: {
    requirements: {
      name: 'Les exigences avant la demande',
      what: 'Chaque type de demande dit ce qui doit l’accompagner, et le formulaire le réclame.',
      reason: 'une demande complète épargne les allers-retours, mais pas le travail lui-même.',
    },
    guides: {
      name: 'Guides et libre-service',
      what: 'Les questions qui reviennent le plus reçoivent une réponse écrite, une fois pour toutes, là où elles se posent.',
      reason:
        'les questions qui reviennent peuvent être évitées, pas le travail à produire ; une partie des lecteurs demande quand même.',
    },
    training: {
      name: 'Former les unités',
      what: 'Des correspondants dans les unités apprennent à faire eux-mêmes ce qui est courant.',
      reason:
        'qui est formé demande moins, jusqu’à ce qu’il change de poste ; toutes les unités n’envoient pas quelqu’un.',
    },
    declining: {
      name: 'Refuser selon une règle',
      what: 'Une règle publiée dit ce que l’équipe ne fait pas, et à qui s’adresser.',
      reason: 'certaines demandes sortent du mandat ; d’autres reviennent sous forme d’exceptions.',
    },
    advocates: {
      name: 'Communautés et ambassadeurs',
      what: 'Des collaborateurs aguerris répondent à leurs collègues, dans une communauté animée par l’équipe.',
      reason:
        'une communauté grandit lentement, et se faire connaître peut d’abord attirer des demandes plutôt qu’en éviter.',
    },
    hubs: {
      name: 'Un centre et des relais',
      what: 'Les unités ou les pays prennent en charge leurs propres demandes, selon la gouvernance et les procédures de l’équipe.',
      reason:
        'l’effet le plus fort si les unités s’y engagent, faible si elles ne le font que sur le papier.',
    },
    tools: {
      name: 'Outils',
      what: 'Un système pour publier, modérer et mesurer, à la place du travail à la main.',
      reason: 'il abrège le travail à la main, une fois maîtrisé ; guère ce qui relève du jugement.',
    },
    hiring: {
      name: 'Recruter',
      what: 'Une personne de plus dans l’équipe.',
      reason:
        'une semaine de 35 heures, après le recrutement et des débuts à un rythme réduit ; ce qui est demandé n’en baisse pas.',
    },
  },
  planner: {
    title: 'Demander une proposition',
    lead: 'Les 256 ensembles de leviers sont examinés sur les mêmes avenirs. Le moins cher est celui qui prend le moins, argent et heures réunis, une heure valant ce que vous indiquez.',
    hours: 'Heures que les leviers peuvent prendre dans l’année',
    money: 'Argent dans l’année, en {sign}',
    rate: 'Valeur d’une heure de l’équipe, en {sign}',
    goal: 'Tenir la probabilité',
    goals: {
      within: 'de devenir un helpdesk d’ici 12 mois',
      end: 'd’être un helpdesk dans un an',
    },
    level: 'Au plus',
    propose: 'Proposer un plan',
    result: 'Proposition',
    nothing:
      'Rien n’est nécessaire : si rien ne change, la probabilité est de {risk}, pour {level} au plus que vous admettez.',
    best: 'Le moins cher : {levers}',
    second: 'En second choix : {levers}',
    none: 'Aucun ensemble de leviers ne ramène la probabilité à {level} avec ce budget.',
    early:
      'Les leviers mettent des semaines à agir, et le seuil peut être franchi avant : demandez aussi ce qui évite à l’équipe d’être un helpdesk dans un an.',
    askEnd: 'Demander cela',
    nearest: 'Le plus proche : {levers}',
    beyond: 'Sans limite de budget, le moins cher qui atteint {level} : {levers}',
    never: 'Aucun ensemble de leviers n’atteint {level}, quel que soit le budget.',
    noneAtAll:
      'Dans ce budget, aucun levier ne fait baisser la probabilité : si rien ne change, elle est de {risk}.',
    leaves: 'Laisse une probabilité de {risk} ; prend {hours} et {money} dans l’année, {value} en tout.',
    add: 'Sans « {lever} », elle serait de {risk}.',
    apply: 'Choisir ces leviers',
    onlyOne: 'Aucun autre ensemble n’y parvient avec ce budget, à moins d’être celui-ci, augmenté.',
    possible:
      '{count, plural, one {# ensemble} other {# ensembles}} sur 256, l’ensemble vide compris, {count, plural, one {tient} other {tiennent}} dans le budget et dans les heures de l’équipe.',
  },
  frontier: {
    title: 'Ce que chaque prix achète : de {before} à {inside} dans le budget, à {least} sans limite',
    titleNone: 'Ce que chaque prix achète : rien dans le budget, de {before} à {least} sans limite',
    subtitle:
      'La même probabilité, selon les leviers réunis : chaque ligne laisse au moins deux points de moins que toutes celles qui coûtent moins ; les ensembles absents coûtent plus pour autant de risque.',
    label: 'Ce que chaque prix achète',
    levers: 'Leviers',
    none: 'Aucun : si rien ne change',
    hours: 'Heures',
    money: 'Argent',
    value: 'En tout',
    risk: 'Probabilité',
    beyond: 'hors budget',
    choose: 'Choisir',
    chooseThese: 'Choisir {names}',
  },
  rests: {
    title: 'Sur quoi cela repose',
    futures:
      'Les mêmes {count, number} avenirs que l’horloge, avec et sans les leviers : l’écart vient des leviers, pas du hasard.',
    together:
      'Hypothèse : les effets se multiplient, et sont tirés de leurs fourchettes indépendamment les uns des autres.',
    everywhere:
      'Hypothèse : un levier agit de même sur tous les types et toutes les unités, ou sur tous ceux auxquels il est limité ; les unités gardent leur part de chaque type, celle des 26 dernières semaines.',
    spread:
      'Les heures dépensées une fois sont réparties sur les semaines de préparation. Elles viennent de la part qui n’est pas pour les réponses ; si les leviers prennent davantage, les réponses n’ont que ce qu’ils laissent.',
    share: 'L’adresse de cette page contient le choix : envoyez-la, ou gardez-la en favori.',
  },
}
