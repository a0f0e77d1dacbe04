/** Phrases des types de demande, des calendriers et de leurs réglages, et des champs d’un formulaire. */
export const fr = {
  problem: {
    typeKey: 'Un autre type porte déjà cette clé.',
    typeOrder: 'Donnez chaque type une fois, dans le nouvel ordre.',
    oneOther: 'Un type tient toujours lieu d’« autre demande ». Confiez d’abord ce rôle à un autre type.',
    archivedOther: 'Un type archivé ne peut pas tenir lieu d’« autre demande ». Rétablissez-le d’abord.',
    fewOptions: 'Proposez au moins deux réponses.',
    optionTwice: 'La réponse {value} figure deux fois.',
    fieldTwice: 'Un autre champ de ce type porte déjà la clé {key}.',
    conditionField:
      'Une condition repose sur un choix placé plus haut. Choisissez-en un autre, ou descendez ce champ.',
    conditionValue: 'Choisissez les réponses pour lesquelles ce champ est demandé.',
    unknownCalendar: 'Ce calendrier n’existe plus. Choisissez-en un autre.',
    timeZone: 'Choisissez un fuseau horaire de la liste, par exemple Europe/Paris.',
    week: 'Donnez les heures de chaque jour dans l’ordre et sans chevauchement, par exemple 9:00–12:30, 13:30–18:00.',
    noHours: 'Donnez les heures d’un jour au moins : sans elles, rien n’arriverait jamais à échéance.',
    holidayDay: 'Donnez à chaque jour férié une date, par exemple 2026-12-25.',
    calendarName: 'Un autre calendrier porte déjà ce nom.',
    oneDefault: 'Un calendrier sert toujours par défaut. Donnez d’abord ce rôle à un autre.',
    calendarUsed:
      '{count, plural, one {Le type « {name} » compte} other {« {name} » et d’autres, # types en tout, comptent}} ces heures. Donnez-{count, plural, one {lui} other {leur}} d’abord un autre calendrier.',
  },
  fields: {
    choose: 'Choisir',
    fileAgain: 'Vous aviez choisi « {name} » : choisissez-le de nouveau.',
  },
}
