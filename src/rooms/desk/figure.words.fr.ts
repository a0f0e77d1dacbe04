/** Comment les chiffres du bureau sont calculés, et pourquoi l’un d’eux manque. */
export const fr = {
  method: {
    arrivals: 'Demandes ouvertes dans la période ; celles qui sont fusionnées comptent une fois.',
    done: 'Demandes résolues, closes ou refusées dans la période.',
    declined: 'Demandes refusées dans la période.',
    backlogStart: 'Demandes ouvertes avant la période et pas encore terminées à son début.',
    backlog: 'Demandes ouvertes avant la fin de la période et pas encore terminées alors.',
    firstReply:
      'Temps médian entre l’ouverture et la première réponse, pour les demandes ouvertes dans la période qui ont reçu une réponse. En heures d’horloge.',
    firstReplyP90: 'Temps en deçà duquel neuf sur dix d’entre elles ont reçu une réponse.',
    resolve:
      'Temps médian entre l’ouverture et la résolution, pour les demandes ouvertes dans la période qui sont résolues. En heures d’horloge.',
    resolveMean: 'Temps moyen entre l’ouverture et la résolution, pour les mêmes demandes.',
    resolveP90: 'Temps en deçà duquel neuf sur dix d’entre elles ont été résolues.',
    targetsMet:
      'Parmi les demandes ouvertes dans la période qui ont un objectif : celles résolues à temps, sur celles résolues ou en retard. Une demande qui attend son demandeur n’est pas en retard.',
    repeated:
      'Demandes ouvertes dans la période que l’entreprise avait déjà posées dans les mêmes mots, quels que soient la casse, les accents et les nombres.',
    repeatedShare: 'Parmi les demandes ouvertes dans la période, celles déjà posées dans les mêmes mots.',
    estimatedHours:
      'Pour les demandes terminées dans la période sans temps saisi et non refusées : l’effort annoncé par leur type.',
    guidesOpened: 'Guides ouverts sur le portail pendant la saisie d’une demande.',
    guidesSolved: 'Guides qui ont répondu : la demande n’a pas été envoyée.',
    workHours:
      'Heures saisies ; une demande terminée sans temps saisi compte pour l’effort annoncé par son type.',
    reactiveHours:
      'Heures saisies comme réactives, et l’effort annoncé des demandes terminées sans temps saisi.',
    proactiveHours: 'Heures saisies comme proactives.',
    reactiveShare: 'Heures réactives, saisies et estimées, sur l’ensemble des heures.',
  },
  why: {
    noReply: 'Aucune demande de cette période n’a encore reçu de réponse.',
    noneResolved: 'Aucune demande de cette période n’est encore résolue.',
    noTarget: 'Aucune demande de cette période n’a d’objectif déjà tenu ou manqué.',
    noArrivals: 'Aucune demande n’est arrivée dans cette période.',
    noLedger: 'Aucun temps n’est saisi dans cette période : le travail choisi par l’équipe n’est pas connu.',
    noWork: 'Aucun temps n’est saisi dans cette période, et aucune demande n’a été terminée.',
  },
}
