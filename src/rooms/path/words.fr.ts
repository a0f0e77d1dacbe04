import { fr as clock } from './clock.words.fr.ts'
import { fr as dossier } from './dossier.words.fr.ts'
import { fr as effects } from './effect.words.fr.ts'
import { fr as figures } from './figure.words.fr.ts'
import { fr as levers } from './lever.words.fr.ts'
import { fr as scenarios } from './scenario.words.fr.ts'
import { fr as likely } from './step.words.fr.ts'

export const fr = {
  ...figures,
  clock,
  dossier,
  effects,
  levers,
  scenarios,
  tabs: {
    label: 'Parcours',
    position: 'Position',
    figures: 'Chiffres',
    clock: 'Horloge du helpdesk',
    levers: 'La sortie',
    dossier: 'Dossier',
    scenarios: 'Scénarios',
    effects: 'Ce qu’ont fait les leviers',
  },
  problem: {
    leverRange: 'Le maximum doit dépasser le minimum.',
    leverChanged:
      'Quelqu’un a modifié ces chiffres entre-temps. Rouvrez la page, puis refaites votre modification.',
    limitType: 'Un type nommé ici n’est pas un type de l’entreprise.',
    limitUnit: 'Une unité nommée ici n’est pas une unité de l’entreprise.',
    scenarioLong:
      'Les leviers nomment trop de types et d’unités pour être enregistrés : nommez des unités plus haut dans l’arborescence.',
    scenarioName: 'Vous avez déjà un scénario de ce nom.',
    scenarioEmpty: 'Choisissez au moins un levier : sans aucun, rien ne change.',
    scenarioChanged:
      'Quelqu’un a modifié ce scénario entre-temps. Rouvrez-le, puis refaites votre modification.',
  },
  likely,
  title: 'Position sur le parcours',
  steps: {
    s1: 'Prise de conscience, évangélisation',
    s2: 'L’ascension',
    s3: 'La tempête du conflit culturel',
    s4: 'Le point de décision',
    s5: 'Helpdesk (réactif)',
    s6: 'Démarche proactive',
  },
  seen: {
    s1: 'Les clients sont déjà sur les médias sociaux ; un pionnier évangélise, sans mandat, face à de fortes résistances.',
    s2: 'Des pilotes sont en cours ; un premier budget, de premières personnes, un responsable de programme est nommé.',
    s3: 'Poches de résistance : crainte de la transparence, territoires, objections juridiques et de sécurité. À chacune répondent une politique, des règles de décision, la formation, le retour sur investissement.',
    s4: 'Les demandes dépassent ce que l’équipe peut servir ; le métier passe de l’évangélisation au pilotage de programmes.',
    s5: 'Une issue de l’étape 4 : l’équipe ne fait plus que répondre aux autres services, et réparer derrière eux.',
    s6: 'L’autre issue de l’étape 4 : programmes, formation, croissance sûre et organisée.',
  },
  mark: 'Le parcours : quatre stations sur une ligne qui bifurque, en bas vers le helpdesk (étape 5), en haut vers la démarche proactive (étape 6). {where}',
  here: 'L’équipe en est à l’étape {step} : {name}.',
  hereUnit: 'Le travail mené pour {unit} en est à l’étape {step} : {name}.',
  nowhere: 'Aucune position ne peut être donnée.',
  finding: {
    share:
      'Du {from} au {to}, l’équipe a consacré {share, number, percent} de ses heures à ce que d’autres demandaient.',
    shareUnit:
      'Du {from} au {to}, {share, number, percent} des heures passées pour {unit} ont répondu à des demandes.',
    noLedger:
      'Du {from} au {to}, {arrivals, plural, one {# demande est arrivée} other {# demandes sont arrivées}} ; aucun temps n’est saisi, la part réactive du travail n’est donc pas connue.',
    noLedgerUnit:
      'Du {from} au {to}, {unit} a adressé {arrivals, plural, one {# demande} other {# demandes}} ; aucun temps n’est saisi pour elle, la part réactive du travail n’est donc pas connue.',
    nothing: 'Du {from} au {to}, rien n’a été demandé et aucun temps n’a été saisi.',
    nothingUnit: 'Du {from} au {to}, {unit} n’a rien demandé et aucun temps n’a été saisi pour elle.',
    at: 'Elle en est {step, select, 1 {à la prise de conscience (étape 1)} 2 {à l’ascension (étape 2)} 3 {à la tempête du conflit culturel (étape 3)} 4 {au point de décision (étape 4)} 5 {au helpdesk (étape 5)} other {à la démarche proactive (étape 6)}}.',
    atUnit:
      'Pour cette unité, le travail en est {step, select, 1 {à la prise de conscience (étape 1)} 2 {à l’ascension (étape 2)} 3 {à la tempête du conflit culturel (étape 3)} 4 {au point de décision (étape 4)} 5 {au helpdesk (étape 5)} other {à la démarche proactive (étape 6)}}.',
    undecided:
      'Elle a franchi le point de décision, et aucune des deux issues ne se dessine : le choix reste ouvert.',
    undecidedUnit:
      'La décision reste ouverte pour cette unité : ni le helpdesk ni la démarche proactive ne se dessine dans le travail.',
    bothEnds: 'Elle en est au point de décision : ses données montrent les deux issues à la fois.',
    bothEndsUnit:
      'La décision reste ouverte pour cette unité : ses données montrent les deux issues à la fois.',
    tooLittle: 'Trop peu de données pour dire où elle en est.',
    tooLittleUnit: 'Trop peu de données pour dire où en est le travail mené pour cette unité.',
    noStep: 'Les données ne correspondent à aucune des six étapes.',
    noStepUnit: 'Les données de cette unité ne correspondent à aucune des six étapes.',
    trendUp:
      'La part réactive est passée de {first, number, percent} à {last, number, percent} en {months} mois',
    trendDown:
      'La part réactive a reculé de {first, number, percent} à {last, number, percent} en {months} mois',
    trendFlat: 'La part réactive est la même qu’il y a {months} mois : {last, number, percent}',
    trendOnce:
      'La part réactive est de {last, number, percent} ; les mois précédents n’ont pas de temps saisi',
    trendUnknown: 'La part réactive n’est pas connue : aucun temps n’a été saisi',
  },
  estimatedPart:
    '{hours} sur {total} sont estimées : une demande traitée sans temps saisi compte pour la durée indiquée par son type.',
  workBehind:
    'Ce qui la fonde : {total}, dont {reactive} en réactif et {proactive} en proactif ; {capacity}.',
  capacityKnown: 'l’équipe disposait de {hours}',
  capacityUnknown: 'les heures dont disposait l’équipe ne sont pas renseignées',
  toFigures: 'Tous les chiffres de la période',
  toClock: 'Quand répondre prendrait trop d’heures',
  criteria: {
    title: 'Ce qui fonde cette position',
    lead: 'Une étape est observée quand au moins {fewest} de ses critères sont renseignés et que les deux tiers d’entre eux sont remplis ; une issue (5 ou 6) exige en outre sa part réactive. Les étapes 5 et 6 sont deux issues de l’étape 4 : elles ne comptent qu’une fois celle-ci atteinte, sur ces mois ou les {memory} précédents. La position repose sur {months} mois, le dernier tel qu’il est à ce jour.',
    held: '{recorded, plural, one {{held, plural, =0 {le seul critère renseigné n’est pas rempli} other {le seul critère renseigné est rempli}}} other {{held, plural, one {# rempli} other {# remplis}} sur # critères renseignés}}',
    heldNone: 'Aucun critère n’est renseigné',
    step: 'Étape {step}',
    notSeen: 'non observée',
    seenYes: 'observée',
    tooLittle: 'trop peu de données : {recorded} sur {of} renseignés, il en faut {fewest}',
    essentialMissing: 'impossible à juger : sa part réactive n’est pas connue',
    criterion: 'Critère',
    value: 'Valeur',
    threshold: 'Seuil',
    holds: 'Rempli',
    change: 'Ce qui le ferait changer',
    least: 'au moins {threshold}',
    most: 'au plus {threshold}',
    yes: 'Oui',
    no: 'Non',
    unjudged: 'Non compté',
    essential: 'indispensable à cette étape',
    assumption: 'Observé à cette étape par l’étude ; le seuil est une hypothèse de ce modèle.',
    assumptionEscape: 'Cité par l’auteur de l’étude ; le seuil est une hypothèse de ce modèle.',
    source: 'Selon l’étude : il y en a, ou non.',
    sourceEscape: 'Selon l’auteur de l’étude : il y en a, ou non.',
    openRecords: 'Données derrière : {name}',
  },
  change: {
    more: '{distance} de plus',
    less: '{distance} de moins',
    thatIs: '{change}, soit {amount}',
    points: '{points, plural, one {# point} other {# points}}',
    hours: '{hours}',
    requests: '{count, plural, one {# demande} other {# demandes}}',
    units: '{count, plural, one {# unité} other {# unités}}',
    items: '{count}',
    atThreshold: 'le moindre écart',
  },
  silent: {
    notRecorded: 'Pas encore relevé : ne compte pas.',
    ofCompany: 'Jugé pour toute l’entreprise seulement.',
    noRecords: 'Rien de relevé sur ces mois.',
    tooFew: 'Trop peu de données pour juger : il en faut {least}.',
  },
  records: {
    work: '{n, plural, one {# saisie de temps ou demande estimée} other {# saisies de temps et demandes estimées}}',
    entries: '{n, plural, one {# saisie de temps} other {# saisies de temps}}',
    requests: '{n, plural, one {# demande} other {# demandes}}',
    months: '{n, plural, one {# mois de capacité} other {# mois de capacité}}',
  },
  observables: {
    evangelisingHours: 'Heures d’évangélisation',
    teamHoursPerWeek: 'Heures par semaine dont dispose l’équipe',
    unitsAsking: 'Unités qui sollicitent l’équipe',
    programmeShare: 'Part des heures consacrée aux programmes',
    governanceShare: 'Part des heures consacrée à la gouvernance',
    educationShare: 'Part des heures consacrée à la formation',
    measuringShare: 'Part des heures consacrée à la mesure',
    unitsAskingShare: 'Part des unités qui sollicitent l’équipe',
    evangelisingShare: 'Part des heures consacrée à l’évangélisation',
    reactiveNeed: 'Heures réactives, rapportées à celles dont dispose l’équipe',
    leftOver: 'Demandes non absorbées, sur celles arrivées',
    reactiveShare: 'Part réactive des heures',
    repeatedShare: 'Demandes déjà faites dans les mêmes termes',
    targetsMet: 'Demandes résolues dans les délais',
    buildingShare: 'Part des heures en programmes, formation et gouvernance',
    solvedByGuides: 'Besoins couverts par un guide plutôt que par une demande',
    resistance: 'Poches de résistance',
    budget: 'Budget propre',
    sponsors: 'Sponsors',
    roiAnswered: 'Études de retour sur investissement',
    certifiedSpokes: 'Correspondants certifiés dans les unités',
  },
  missing: {
    title: 'Ce qui n’est pas encore relevé',
    lead: 'Le modèle regarde aussi ce qui suit. Aucun espace du produit ne le relève encore : cela ne compte ni pour ni contre une étape.',
  },
  history: {
    title: 'Mois par mois',
    subtitle:
      'Part réactive des heures sur {months} mois, à la fin de chaque mois, de {from} à {to} ; dessous, l’étape à cette date',
    label: '{title}. Le tableau ci-dessous donne chaque mois.',
    helpDesk: 'helpdesk à partir de {share}',
    escape: 'démarche proactive jusqu’à {share}',
    line: 'Part réactive',
    none: 'aucune étape',
    legend:
      'Cercles : l’étape où elle en était ; 5 en tirets, 6 doublé, un point creux là où aucune étape n’a pu être donnée.',
  },
  today: 'aujourd’hui',
  units: {
    title: 'Où en est chaque unité',
    lead: 'Chaque unité avec celles qui lui sont rattachées, du {from} au {to}. Le point de décision est celui de l’entreprise ; une fois franchi, le travail mené pour une unité montre quelle issue l’emporte chez elle. {whole} ont servi toute l’entreprise et ne comptent pour aucune unité.',
    finding:
      '{help, plural, =0 {Aucune unité n’en est} one {# unité en est} other {# unités en sont}} au helpdesk, {escape, plural, =0 {aucune} one {# unité} other {# unités}} à la démarche proactive, sur {count, plural, one {# unité} other {# unités}} où du travail est relevé',
    none: 'Rien n’a été relevé pour aucune unité sur ces mois.',
    hours: 'Heures',
    bar: '{reactive} en réactif, {proactive} en proactif',
  },
  columns: {
    month: 'Mois',
    step: 'Étape',
    reactiveShare: 'Part réactive',
    hours: 'Heures, sur {months} mois',
    arrivals: 'Demandes',
    backlogEnd: 'En cours à la fin',
    unit: 'Unité',
    reactiveHours: 'Heures réactives',
    proactiveHours: 'Heures proactives',
    records: 'Données',
    position: 'Position',
  },
  model: {
    title: 'Le modèle',
    version:
      'Modèle, version {version}. Les étapes, ce qui les montre et ce qui fait sortir du helpdesk viennent des sources ci-dessous. Tout seuil sans autre mention est une hypothèse de ce modèle, énoncée pour être discutée ; en modifier un change la version.',
  },
  empty: {
    title: 'Vous verrez ici où en est votre équipe sur le parcours',
    lead: 'Six étapes mènent du premier pionnier à la bifurcation : un helpdesk qui ne fait que répondre, ou des programmes qui changent d’échelle. Ce sont vos propres données qui tranchent, mois après mois : ce qui a été demandé, et où sont passées les heures. Sans elles, rien n’est affirmé.',
    next: 'Importez le journal de ce qui a été demandé à l’équipe, ou enregistrez la première demande ; puis saisissez du temps, pour que compte aussi le travail choisi par l’équipe.',
    import: 'Importer un journal de demandes',
    log: 'Saisir du temps',
    sample:
      'Pour voir d’abord un parcours complet, ouvrez <link>l’entreprise exemple</link> à côté de la vôtre.',
  },
  older: {
    until:
      'Des demandes sont enregistrées, mais la dernière date du {last} : rien ne peut être dit du présent. Importez la suite, ou regardez ce qui est connu :',
    look: 'du {from} au {last}',
  },
} as const
