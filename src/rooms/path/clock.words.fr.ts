export const fr = {
  title: 'Horloge du helpdesk',
  finding: {
    above:
      'Répondre aux demandes prend plus de {threshold} des heures de l’équipe depuis la semaine du {since}.',
    aboveUnit:
      'Ce que {unit} demande prend plus de {threshold} de sa part des heures de l’équipe depuis la semaine du {since}.',
    most: 'Répondre aux demandes prendra, très probablement, plus de {threshold} des heures de l’équipe à partir de la semaine du {middle}.',
    mostUnit:
      'Ce que {unit} demande prendra, très probablement, plus de {threshold} de sa part des heures de l’équipe à partir de la semaine du {middle}.',
    may: 'Répondre aux demandes ne prendra sans doute pas plus de {threshold} des heures de l’équipe d’ici un an, mais cela se peut dès la semaine du {early}.',
    mayUnit:
      'Ce que {unit} demande ne prendra sans doute pas plus de {threshold} de sa part des heures de l’équipe d’ici un an, mais cela se peut dès la semaine du {early}.',
    not: 'Pas d’ici un an : dans neuf avenirs sur dix, répondre aux demandes reste sous {threshold} des heures de l’équipe.',
    notUnit:
      'Pas d’ici un an : dans neuf avenirs sur dix, ce que {unit} demande reste sous {threshold} de sa part des heures de l’équipe.',
  },
  range: {
    both: 'Dans huit avenirs sur dix, cela se produit entre la semaine du {early} et celle du {late}.',
    open: 'Dans un avenir sur dix, cela se produit avant la semaine du {early} ; dans un sur dix au moins, pas d’ici un an.',
  },
  within: {
    label: 'Probabilité de devenir un helpdesk',
    w13: 'd’ici 3 mois',
    w26: 'd’ici 6 mois',
    w52: 'd’ici 12 mois',
    under: 'moins de 1 %',
    over: 'plus de 99 %',
  },
  why: {
    title: 'Ces données ne permettent pas de dire quand répondre aux demandes prendra trop d’heures.',
    noRequests:
      'Aucune demande n’est enregistrée. L’horloge a besoin des demandes d’au moins {weeks} semaines entières.',
    stale:
      'Aucune demande n’est enregistrée depuis {silence} semaines : les données s’arrêtent là, et rien ne peut être dit des semaines à venir.',
    tooShort:
      'Il n’y a de demandes que pour {have, plural, =0 {aucune semaine entière} one {# semaine entière} other {# semaines entières}} ; il en faut au moins {weeks}.',
    noCapacity:
      'Les heures dont l’équipe disposera dans les semaines à venir ne sont pas enregistrées : leur part n’est donc pas connue.',
    constant:
      'Le même nombre de demandes est arrivé chaque semaine : rien ne permet de dire jusqu’où une prévision est sûre.',
    noWork: 'Aucun type de demande ne dit le temps qu’il prend, et aucun temps n’est saisi.',
    late: 'La machine est trop occupée : l’horloge n’a pas fini en une minute. Réessayez un peu plus tard.',
    again: 'Relancer l’horloge',
    toDesk: 'Enregistrer ou importer des demandes',
    toCapacity: 'Indiquer les heures de l’équipe',
    toTypes: 'Indiquer le temps que prend une demande',
  },
  threshold: {
    label: 'C’est trop au-delà de',
    help: 'Part des heures de l’équipe que les réponses peuvent prendre. L’étude ne donne pas de chiffre ; {usual} est celui de ce modèle.',
    apply: 'Relancer l’horloge',
    option: '{share} des heures',
  },
  chart: {
    title: {
      above: 'Répondre prend plus que ce que l’équipe peut donner tout en développant des programmes',
      rising: 'Ce qui est demandé monte vers {share} des heures d’ici un an',
      falling: 'Ce qui est demandé descend vers {share} des heures d’ici un an',
      steady: 'Ce qui est demandé reste proche de {share} des heures',
    },
    subtitle:
      'Heures que prennent les demandes, en part des heures dont dispose l’équipe, sur quatre semaines ; la bande foncée contient la moitié des avenirs, la claire huit sur dix',
    threshold: 'helpdesk : au-delà de {share}',
    today: 'aujourd’hui',
    crossing: 'franchi ici, dans 8 avenirs sur 10',
    label: 'Part des heures par semaine, passée et à venir. {title}.',
  },
  backlog: {
    title: 'Si répondre est tenu à {threshold} des heures, {hours} de demandes attendent dans un an',
    none: 'Si répondre est tenu à {threshold} des heures, presque rien n’attend dans un an',
    subtitle:
      'Heures de demandes ouvertes par semaine : le plus probable, la moitié et huit avenirs sur dix. Une nouvelle demande attendrait alors {weeks, plural, =0 {moins d’une semaine} one {environ # semaine} other {environ # semaines}}.',
    label: 'Heures en attente par semaine. {title}.',
  },
  columns: {
    week: 'Semaine du',
    low: 'Bas (10 %)',
    middle: 'Le plus probable',
    high: 'Haut (90 %)',
    wait: 'Attente, en semaines',
    known: 'Connu',
  },
  test: {
    title: 'Jusqu’où s’y fier',
    lead: 'La même méthode a été essayée à {origins, plural, one {# mois passé} other {# mois passés}}, chaque fois avec ce qu’on savait alors, et comparée aux {ahead} semaines qui ont suivi.',
    best: 'Les demandes sont prévues par {method}, qui a fait mieux que « comme le trimestre passé » de {gain, number, percent}.',
    floor: 'Aucune méthode n’a fait mieux que « comme le trimestre passé » : c’est donc ce qui est retenu.',
    untested:
      'L’historique est trop court pour essayer la méthode sur le passé : les demandes sont prévues par {method}, et rien ne dit encore ce que vaut cette prévision.',
    loses:
      'La bande ne tient pas ce qu’elle annonce : celle de 80 % a contenu {coverage, number, percent} de ce qui est arrivé. Tenez-la pour {wide, select, yes {trop étroite} other {trop large}}.',
    method: 'Méthode',
    coverage: 'Contenu par la bande de 80 %',
    pinball: 'Perte quantile, en demandes par semaine',
    mase: 'Erreur rapportée à celle du trimestre répété (MASE)',
    naive: 'Comme le trimestre passé',
  },
  methods: {
    naive: 'le trimestre passé, répété',
    trend: 'une tendance amortie',
    theta: 'la méthode thêta',
    smoothing: 'un lissage exponentiel',
    poisson: 'une régression de Poisson',
    counts: 'une régression binomiale négative',
    intermittent: 'une méthode pour demandes rares',
    combination: 'la moyenne de trois méthodes',
    drifting: 'un niveau qui dérive',
  },
  types: {
    title: 'Ce qui arrive, par type',
    lead: 'Chaque type est prévu par la méthode qui a le mieux réussi sur son propre passé. Dans six mois, dans huit avenirs sur dix :',
    type: 'Type',
    rare: 'Types plus rares, ensemble',
    now: 'Par semaine, à présent',
    later: 'Par semaine, dans six mois',
    range: '{low} à {high}, probablement {middle}',
    even: 'comme à présent',
    takes: 'Une demande prend',
    logged: '{minutes} ({n, plural, one {# saisie} other {# saisies}}, les autres selon le type)',
    stated: '{minutes} (selon le type)',
  },
  rests: {
    title: 'Sur quoi elle repose',
    records:
      '{requests, plural, one {# demande} other {# demandes}} sur {weeks, plural, one {# semaine entière} other {# semaines entières}}, jusqu’à dimanche dernier.',
    logged:
      '{share} des heures récentes reposent sur du temps saisi ; les autres, sur ce qu’indiquent les types de demande.',
    hours:
      'L’équipe disposera de {hours} par semaine dans l’année à venir : les heures hebdomadaires moins les absences, qui en prennent d’ordinaire {away}.',
    unitHours:
      '{hours} par semaine sont la part de cette unité dans les heures de l’équipe, telle qu’elle les a demandées ces six derniers mois.',
    backlog:
      'En cours aujourd’hui : {count, plural, one {# demande} other {# demandes}}, soit {hours} de travail.',
    futures:
      '{count, number} avenirs sont tirés, toujours des mêmes nombres : les mêmes données donnent la même réponse.',
    persists:
      'Hypothèse : un avenir qui commence au-dessus de la prévision tend à y rester ; trois dixièmes au moins de la variation d’une semaine se prolongent.',
    effort:
      'Hypothèse : une demande continue de prendre le temps qu’elle prend, et ce qu’indique un type est vrai.',
    holidays: 'Les jours fériés comptent comme des jours travaillés.',
    model: 'Modèle {version}.',
  },
}
