export const fr = {
  title: 'Ce qu’ont fait les leviers',
  lead: 'Ce que sont devenues les demandes de ceux qui ont eu une formation, un guide ou un programme, face à ceux qui n’en ont pas eu.',
  finding: {
    claims:
      '{claims, plural, one {Une action} other {# actions}} sur {tested, plural, one {la seule mesurée} other {les # mesurées}} {claims, plural, one {a} other {ont}} changé ce qui est demandé plus que le hasard ne l’explique.',
    together:
      'Prises ensemble, les {tested} actions mesurées ont changé ce qui est demandé plus que le hasard ne l’explique ; aucune ne peut encore être désignée à elle seule.',
    none: '{tested, plural, one {La seule action mesurée n’a pas} other {Aucune des # actions mesurées n’a}} changé ce qui est demandé plus que le hasard ne l’explique, à ce jour.',
    refused:
      'Aucun effet ne peut encore être établi : {count, plural, one {la seule action relevée dit} other {chacune des # actions relevées dit}} pourquoi.',
    empty: 'Aucun levier n’a encore servi',
    late: 'Le calcul des effets a pris trop de temps',
  },
  next: {
    empty:
      'Dès qu’une formation destinée à une unité est terminée, ou qu’un guide portant sur certains types de demande est publié, ce qu’il a changé se mesure ici face aux autres unités ou aux autres types, avec sa fourchette, et se compare aux heures qu’il a coûtées.',
    late: 'Rien n’est perdu. Redemandez dans un instant, quand la machine sera moins occupée.',
    toWork: 'Noter un travail de l’équipe',
    toGuides: 'Écrire un guide',
    again: 'Redemander',
  },
  back: {
    sum: '{back} rendues ({low} à {high} dans huit cas sur dix) pour {spent} consacrées aux mêmes actions : solde {net}.',
  },
  kinds: {
    training: 'Formation',
    guides: 'Guide',
    programme: 'Programme',
    evangelising: 'Présentation',
  },
  kindsOf: {
    training: 'Formations',
    guides: 'Guides',
    programme: 'Programmes',
    evangelising: 'Présentations',
    all: 'Ensemble',
  },
  target: {
    everyone: 'tout le monde',
    within: '{types}, {unit}',
  },
  measured: {
    title: 'Mesuré',
    subtitle:
      'Demandes, en part de ce qui aurait été demandé : le milieu, et la fourchette qui le contient dans huit cas sur dix',
    use: 'Ce qui a été fait',
    more: '{count, plural, one {et une autre} other {et # autres}}',
    from: 'à partir du {week}',
    effect: 'Effet',
    fewer: 'moins de demandes',
    moreAsked: 'plus de demandes',
    picture: 'De −100 % à +100 %',
    range: '{middle} (de {low} à {high})',
    open: '{middle} (à partir de {low})',
    week: '{middle} par semaine (de {low} à {high})',
    claim: 'Verdict',
    stands: 'établi',
    luck: 'peut être le hasard',
    back: 'Rendu à ce jour',
    spent: 'Coût',
    unlogged: 'non saisi',
    rule: 'Jugées une à une, {luck} actions sur {tested} passeraient par le seul hasard si aucun levier n’agissait. Toutes sont donc d’abord jugées ensemble, et une entreprise sur cent environ passe par le seul hasard. Alors seulement des actions sont dites établies une à une : celles dont une sur dix au plus peut relever du hasard (Benjamini et Hochberg).',
  },
  ledger: {
    title: 'Heures rendues, moins heures consacrées',
    kind: 'Levier',
    measured: 'Mesurées',
    spent: 'Consacrées',
    back: 'Rendues',
    net: 'Solde',
    out: 'Laissées de côté',
    outValue: '{count} ({hours} consacrées)',
    outNone: 'aucune',
    unlogged:
      'Personne n’a saisi de temps sur {count, plural, one {une action mesurée} other {# actions mesurées}} : leur coût manque au solde.',
    left: '{count, plural, one {Une action est laissée} other {# actions sont laissées}} de côté, avec {hours} consacrées : ce qu’elles ont rendu ne peut pas être dit, et ne compte pas pour zéro.',
    independent:
      'Les erreurs d’actions différentes sont tenues pour indépendantes : leurs carrés s’ajoutent pour donner celui de la somme.',
    up: '{name} : {hours} rendues de plus que consacrées',
    down: '{name} : {hours} consacrées de plus que rendues',
    subtitle:
      'Heures rendues moins heures consacrées, cumulées par semaine ; la bande les contient dans huit cas sur dix',
    label: '{title} : solde des heures par semaine, avec sa fourchette.',
  },
  refused: {
    title: 'Ne peut pas être dit',
    lead: '{count, plural, one {Une action} other {# actions}}, selon ce qui empêche de dire l’effet. Chaque ligne s’ouvre sur les siennes.',
    count: '{count, plural, one {une action} other {# actions}}',
    hours: 'coût : {hours}',
    earliest: 'effet connu au plus tôt le {day}',
    reasons: {
      notDone: 'Pas encore terminé',
      everyone: 'Tout le monde l’a eu en même temps',
      justBegun: 'Trop peu de temps s’est écoulé depuis',
      tooClose: 'Une autre action a suivi de trop près pour les mêmes',
      shortBefore: 'Trop peu de temps est connu avant',
      quiet: 'Trop peu de demandes avant',
      fewDonors: 'Trop peu de points de comparaison',
      noMatch: 'Les autres ne permettent pas de le prévoir',
    },
    use: 'Ce qui a été fait',
    spent: 'Coût',
    why: 'Pourquoi',
    notDone: 'Pas encore terminé : cela compte à partir de la semaine qui suit la fin.',
    everyone: 'Tout le monde l’a eu en même temps : il ne reste personne à qui comparer.',
    justBegun:
      '{have, plural, =0 {Aucune semaine entière ne s’est écoulée} one {Une seule semaine entière s’est écoulée} other {Seulement # semaines entières se sont écoulées}} depuis ; il en faut {least}.',
    tooClose:
      '« {title} » a commencé pour les mêmes {have, plural, =0 {la même semaine} one {une semaine plus tard} other {# semaines plus tard}} : les deux effets ne peuvent pas être distingués.',
    shortBefore:
      '{have, plural, =0 {Aucune semaine avec des demandes n’est connue} one {Une seule semaine avec des demandes est connue} other {Seulement # semaines avec des demandes sont connues}} avant, sans les {aside} mises à part ; il en faut {least}.',
    quiet:
      'Trop peu de demandes avant : {have, plural, =0 {aucune} one {une seule} other {#}} ; il en faut une toutes les deux semaines.',
    fewDonors:
      'Trop peu de points de comparaison : {have}, il en faut {least}. {treated, plural, =0 {} one {Un autre a eu la même chose au même moment. } other {# autres ont eu la même chose au même moment. }}{quiet, plural, =0 {} one {Un autre demandait trop peu.} other {# autres demandaient trop peu.}}',
    noMatch: 'Les autres n’annoncent pas ce qui aurait été demandé : aucune comparaison ne peut être faite.',
  },
  detail: {
    fewer:
      'Après « {title} » ({target}), {asked} demandes sont arrivées par semaine là où {expected} étaient attendues, soit {part}.',
    cannot: 'Ce que « {title} » a fait ({target}) ne peut pas être dit',
    everyone: 'toute l’entreprise',
    stands:
      'C’est établi : le seul hasard donne un effet aussi grand dans {p} des cas, et {tested, plural, one {une action a été jugée} other {# actions ont été jugées}}.',
    luck: 'Cela peut être le hasard : il donne à lui seul un effet aussi grand dans {p} des cas, et {tested, plural, one {une action a été jugée} other {# actions ont été jugées}}.',
    first: '{count} actions de même nature pour les mêmes sont mesurées ensemble, à partir de la première.',
    until: 'Suivi jusqu’à ce que « {title} » commence pour les mêmes.',
    weeks: 'Suivi pendant {after} semaines, face à {before} semaines avant.',
    chart: {
      title: '{asked} demandes par semaine après, {expected} attendues',
      subtitle: 'Demandes par semaine, de quatre en quatre : faites, et celles de la comparaison',
      asked: 'Faites',
      expected: 'Comparaison',
      aside: 'à part',
      from: 'Quatre semaines à partir du',
      label: '{title} : demandes par semaine avant et après, faites et de la comparaison.',
    },
    hours: {
      title: 'Heures',
      week: 'Rendu chaque semaine',
      back: 'Rendu à ce jour',
      spent: 'Consacré',
      net: 'Solde',
      how: 'Les demandes qui n’ont pas été faites, au temps moyen que prend chacune. Compté sur les semaines suivies, six mois au plus : ce qui dure davantage n’est pas affirmé.',
    },
    comparison: {
      title: 'À quoi c’est comparé',
      lead: 'Un mélange des autres qui évoluait de même avant : aucun n’a besoin de lui ressembler à lui seul.',
      unit: 'Unité',
      type: 'Type de demande',
      weight: 'Poids',
      left: 'Laissés de côté : {treated, plural, =0 {aucun pour avoir eu la même chose} one {un pour avoir eu la même chose au même moment} other {# pour avoir eu la même chose au même moment}}, {quiet, plural, =0 {aucun pour avoir trop peu demandé} one {un pour avoir trop peu demandé} other {# pour avoir trop peu demandé}}{size, plural, =0 {} one {, un de taille moins proche} other {, # de taille moins proche}}.',
    },
    trust: {
      title: 'Jusqu’où s’y fier',
      fit: 'Avant, l’écart avec la comparaison était de {fit}, en demandes par semaine (moyenne quadratique) ; le seul hasard donne {chance}.',
      placebo:
        'Chacun des {count} points de comparaison a été traité comme s’il avait eu la même chose : sur {all} effets, celui-ci compris, {rank, plural, one {lui seul est aussi grand} other {# sont aussi grands}}.',
      aside:
        'Les {weeks} semaines d’avant le début sont mises à part : une unité est souvent choisie pour ce qu’elle demande à ce moment-là, et aurait demandé moins ensuite de toute façon. Un choix fondé sur une période plus longue n’en est pas corrigé.',
      assumes:
        'Hypothèses : ce qui la liait aux autres avant l’aurait liée à eux après ; elle n’a pas changé ce que demandent les autres ; rien d’autre n’est arrivé à elle seule.',
      also: 'Dans les semaines comparées, les mêmes ont aussi eu « {title} » (à partir du {week}) : ce qui se voit vient des deux.',
    },
    records: {
      title: 'Relevés',
      work: 'Travail de l’équipe : {title}',
      guide: 'Guide : {title}',
      time: 'Temps saisi : {title}',
      before: 'Demandes avant{title, select, none {} other { : {title}}}',
      after: 'Demandes après{title, select, none {} other { : {title}}}',
    },
  },
  rests: {
    title: 'Sur quoi cela repose',
    use: 'Une action est un relevé : un travail de l’équipe (formation, programme, présentation) ou un guide publié. Une formation ou une présentation compte à partir de la semaine qui suit sa fin, un programme de celle qui suit son début, un guide de celle qui suit sa publication.',
    rows: 'Un guide portant sur des types de demande est comparé aux autres types, ce qui est fait pour une unité aux autres unités.',
    method:
      'Double différence synthétique, de quatre semaines en quatre semaines ; la fourchette vient des autres, chacun traité comme s’il avait eu la même chose, et de ce que le seul hasard fait d’autant de demandes.',
    several:
      'Plusieurs actions de même nature pour les mêmes en six mois n’en font qu’une : la première la commence. Une action d’une autre nature pour les mêmes met fin aux semaines suivies.',
    model: 'Modèle {version}. Tout est recalculé à chaque ouverture de la page.',
  },
}
