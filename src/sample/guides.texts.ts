import type { AskKind } from './catalogue.texts.ts'

/** What the team has written so that people need not ask. */
export interface GuidePlan {
  /** Month of the story in which it is published. */
  month: number
  /** Types of request it is for, and the code of the unit whose people it is for; null: everybody. */
  types: readonly AskKind[]
  unit: string | null
  /** Share of those requests that it spares. */
  spares: number
  /** Hours it took to write. */
  hours: number
  fr: readonly [title: string, body: string]
  en: readonly [title: string, body: string]
}

export const guidePlans: readonly GuidePlan[] = [
  {
    month: 7.2,
    types: ['access'],
    unit: null,
    spares: 0.65,
    hours: 9,
    fr: [
      'Obtenir un accès à une page du groupe',
      'Demandez l’accès par le formulaire « Obtenir ou retirer un accès » avec l’adresse professionnelle de la personne. L’accès est ouvert en deux jours ouvrés, pour un an. Ne partagez jamais un mot de passe : chaque personne a le sien.',
    ],
    en: [
      'Getting access to a page of the group',
      'Ask with the form “Get or remove an access”, giving the person’s work address. Access is opened within two working days, for one year. Never share a password: everyone has their own.',
    ],
  },
  {
    month: 9.4,
    types: ['figures'],
    unit: null,
    spares: 0.8,
    hours: 14,
    fr: [
      'Les chiffres du mois, sans attendre',
      'Le tableau de bord donne le nombre d’abonnés, l’engagement et les visites par compte, mis à jour chaque lundi. Prenez la colonne « fin de mois » pour vos comités. Demandez-nous une étude quand une décision en dépend.',
    ],
    en: [
      'The figures of the month, without waiting',
      'The dashboard gives followers, engagement and visits for each account, renewed every Monday. Take the column “end of month” for your committees. Ask us for a study when a decision hangs on it.',
    ],
  },
  {
    month: 9.1,
    types: ['publication'],
    unit: 'HR',
    spares: 0.55,
    hours: 5,
    fr: [
      'Publier une offre d’emploi',
      'Le site carrières propose un bouton « partager » avec le texte et le visuel. Publiez depuis votre profil ; la page du groupe relaie une offre par semaine, choisie le lundi.',
    ],
    en: [
      'Posting a job opening',
      'The careers site has a “share” button with text and picture. Post from your own profile; the group’s page shares one opening a week, chosen on Monday.',
    ],
  },
  {
    month: 9.8,
    types: ['reply'],
    unit: null,
    spares: 0.3,
    hours: 6,
    fr: [
      'Que faire d’un commentaire désagréable ?',
      'Répondez une fois, avec courtoisie et un fait ; proposez de continuer en privé. Masquez seulement les insultes et les données personnelles. Prévenez-nous si plus de vingt personnes réagissent.',
    ],
    en: [
      'What to do with an unpleasant comment',
      'Answer once, politely and with one fact; offer to go on in private. Hide only insults and personal data. Tell us if more than twenty people react.',
    ],
  },
  {
    month: 10.6,
    types: ['visual'],
    unit: null,
    spares: 0.55,
    hours: 8,
    fr: [
      'Logos et formats par réseau',
      'Les fichiers prêts à l’emploi sont dans la médiathèque, dossier « Réseaux ». Carré : 1080 × 1080. Vertical : 1080 × 1920. Bannière LinkedIn : 1128 × 191.',
    ],
    en: [
      'Logos and formats for each network',
      'Ready-made files are in the picture library, folder “Networks”. Square: 1080 × 1080. Vertical: 1080 × 1920. LinkedIn banner: 1128 × 191.',
    ],
  },
  {
    month: 11.7,
    types: [],
    unit: null,
    spares: 0,
    hours: 4,
    fr: [
      'Faire relire un texte avant de le publier',
      'Vérifiez d’abord quatre points : un seul message, des chiffres sourcés, l’accord des personnes citées, le nom exact du produit. Si les quatre sont bons, publiez ; sinon, demandez une relecture.',
    ],
    en: [
      'Having a text reviewed before posting',
      'Check four points first: one message, figures with their source, the consent of people quoted, the exact name of the product. If all four are right, post it; if not, ask for a review.',
    ],
  },
]

/** A guide that is being written. */
export const draftGuide = {
  fr: [
    'Préparer une campagne : ce qu’il nous faut',
    'Un objectif, un public, une date ferme, une personne qui valide. La suite reste à écrire avec le marketing.',
  ],
  en: [
    'Preparing a campaign: what we need',
    'One objective, one audience, a firm date, one person who approves. The rest is to be written with marketing.',
  ],
} as const
