export const fr = {
  title: 'Entreprise exemple',
  banner: 'Entreprise exemple. Les personnes, les demandes et les chiffres y sont inventés.',
  own: 'Aller à {name}',
  manage: 'Charger ou retirer l’exemple',
  lead: 'Un groupe européen synthétique : une vingtaine d’unités, 130 personnes, 14 mois de demandes, de travaux et de temps passé. Il montre Stratège en usage, des premières présentations jusqu’au point de décision. C’est une entreprise à part : rien n’en entre dans la vôtre, et personne ne peut s’y connecter.',
  absent: 'L’entreprise exemple n’est pas chargée.',
  load: 'Charger l’entreprise exemple',
  loading: 'Chargement de l’entreprise exemple. Cela prend quelques secondes.',
  loaded:
    'L’entreprise exemple est chargée : {requests, number} demandes, {people, number} personnes, {units, number} unités.',
  present: 'L’entreprise exemple est chargée.',
  open: 'Ouvrir l’entreprise exemple',
  join: 'En devenir membre',
  joined: 'Vous êtes désormais membre de l’entreprise exemple.',
  removeTitle: 'La retirer',
  removeText:
    'Toutes les données de l’exemple disparaissent d’un coup, avec ce que vous y avez essayé. Votre entreprise n’est pas touchée. Vous pourrez le recharger à tout moment.',
  remove: 'Retirer l’entreprise exemple',
  removing: 'Retrait de l’entreprise exemple.',
  removed: 'L’entreprise exemple est retirée.',
  problem: {
    there: 'L’entreprise exemple est déjà chargée.',
    gone: 'Il n’y a plus d’entreprise exemple à retirer.',
  },
} as const
