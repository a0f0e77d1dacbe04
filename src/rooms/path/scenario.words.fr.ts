export const fr = {
  title: 'Scénarios',
  lead: 'Seul le choix des leviers est enregistré ; ce à quoi il mène est recalculé chaque fois.',
  empty: {
    title: 'Aucun scénario n’est encore enregistré',
    text: 'Choisissez des leviers à la page « La sortie », donnez un nom à ce choix et enregistrez-le : il figurera ici à côté d’autres, pour vous ou pour tous ceux qui lisent le parcours de l’entreprise. Pour voir à quoi cela ressemble, ouvrez l’entreprise exemple.',
    next: 'Choisir des leviers',
  },
  finding: {
    within:
      '« {name} » laisse la plus faible probabilité de devenir un helpdesk d’ici 12 mois : {after} ; si rien ne change, elle est de {before}.',
    end: '« {name} » laisse la plus faible probabilité d’être un helpdesk dans un an : {after} ; si rien ne change, elle est de {before}.',
    none: 'Aucun de ces scénarios ne fait baisser la probabilité de devenir un helpdesk : si rien ne change, elle est de {before}.',
    noneEnd:
      'Aucun de ces scénarios ne fait baisser la probabilité d’être un helpdesk dans un an : si rien ne change, elle est de {before}.',
  },
  date: 'Calculé le {day}, sur les enregistrements de ce jour, avec un même seuil de {threshold} des heures pour tous.',
  chart: {
    title:
      '{inside, plural, =0 {Dans aucun scénario, l’avenir du milieu ne reste} one {Dans un scénario, l’avenir du milieu reste} other {Dans # scénarios, l’avenir du milieu reste}} sous {threshold} des heures dans un an',
    subtitle:
      'Heures que prennent les demandes, en part des heures dont dispose l’équipe ; la moitié et huit avenirs sur dix, celui du milieu marqué d’un point',
    low: 'Bas (10 %)',
    middle: 'Milieu',
    high: 'Haut (90 %)',
    threshold: 'helpdesk au-delà de {share}',
  },
  compare: {
    title: 'Côte à côte',
    opens: 'Le nom d’un scénario l’ouvre, avec ses deux images par semaine.',
    share: 'Part des heures dans un an',
    shareRange: '{middle} (de {low} à {high})',
    levers: 'Leviers',
    none: 'aucun',
    overloaded:
      'infaisable : ensemble, les leviers prennent toutes les heures de l’équipe certaines semaines',
    begun:
      '{name} ({start, plural, =0 {maintenant} other {dans # semaines}}{limited, select, yes {, {whom}} other {}})',
  },
  list: {
    title: 'Scénarios enregistrés',
    choose: 'Cochez-en jusqu’à {most} pour les voir côte à côte.',
    onlyFirst: 'Plus de {most} étaient cochés : les {most} premiers sont montrés.',
    compare: 'Comparer',
    compareOne: 'Comparer « {name} »',
    begins: '{names} ; avec un seuil de {threshold} des heures',
    by: '{visibility, select, shared {Partagé} other {Privé}} · {owner} · modifié le {day}',
    older: 'Plus anciens',
    newer: 'Revenir aux derniers',
    new: 'Nouveau scénario',
  },
  duplicate: 'Dupliquer',
  copyWord: 'copie',
  edit: 'Renommer, partager',
  remove: 'Supprimer…',
  removeSure:
    '« {name} » sera supprimé pour tous ceux qui le voient. C’est définitif ; le journal d’audit garde ce qu’il contenait.',
  removeNow: 'Supprimer « {name} »',
  name: 'Nom',
  visibility: 'Qui le voit',
  visibilities: {
    private: 'Moi seulement',
    shared: 'Tous ceux qui lisent le parcours de l’entreprise',
  },
  save: {
    title: 'Enregistrer ce choix',
    opened: 'Scénario « {name} »',
    openedChanged: 'Scénario « {name} », avec un choix pas encore enregistré',
    owner: 'Enregistré par quelqu’un d’autre : enregistrez-le sous un nom à vous.',
    nothing: 'Choisissez au moins un levier et comparez, puis enregistrez le choix ici.',
    help: 'Sont enregistrés les leviers, le début de chacun, ce à quoi il est limité et le seuil ; jamais le résultat.',
    change: 'Enregistrer les modifications',
    new: 'Enregistrer comme nouveau scénario',
    all: 'Tous les scénarios',
  },
  did: {
    saved: 'Enregistré.',
    changed: 'Enregistré.',
    duplicated: 'Dupliqué : la copie est à vous, et privée.',
    removed: 'Supprimé.',
  },
}
