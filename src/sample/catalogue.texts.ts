import type { RequestType } from '../rooms/desk/request-type.ts'

/** What a request of the sample company may be about. */
export type AskKind =
  | 'publication'
  | 'campaign'
  | 'account'
  | 'access'
  | 'figures'
  | 'review'
  | 'training'
  | 'reply'
  | 'event'
  | 'visual'
  | 'other'

const HOUR = 60
const DAY = 9 * HOUR

/** Targets in business days and hours by priority, from the usual one (3). */
const targets = (reply: number, resolution: number): RequestType['targets'] => ({
  firstReply: { 1: HOUR, 2: Math.round(reply / 2), 3: reply, 4: reply * 2 },
  resolution: {
    1: Math.round(resolution / 4),
    2: Math.round(resolution / 2),
    3: resolution,
    4: resolution * 2,
  },
})

export type SampleType = Omit<RequestType, 'id' | 'calendarId' | 'active'> & { key: AskKind }

const network: RequestType['fields'][number] = {
  key: 'network',
  kind: 'choice',
  labelFr: 'Réseau',
  labelEn: 'Network',
  required: true,
  options: ['LinkedIn', 'Instagram', 'Facebook', 'YouTube', 'TikTok', 'X'].map(name => ({
    value: name.toLowerCase(),
    fr: name,
    en: name,
  })),
}
const wanted: RequestType['fields'][number] = {
  key: 'on',
  kind: 'date',
  labelFr: 'Date souhaitée',
  labelEn: 'Date wanted',
}

const type = (
  key: AskKind,
  [nameFr, nameEn]: [string, string],
  [helpFr, helpEn]: [string, string],
  effort: number,
  promised: RequestType['targets'],
  more: Partial<SampleType> = {},
): SampleType => ({
  key,
  nameFr,
  nameEn,
  helpFr,
  helpEn,
  fields: [],
  requirements: [],
  targets: promised,
  defaultEffortMinutes: effort,
  isOther: false,
  position: 0,
  ...more,
})

/** The request types of the sample company, in the order of its portal. */
export const sampleTypes: readonly SampleType[] = [
  type(
    'publication',
    ['Publier une actualité', 'Publish a piece of news'],
    [
      'Une annonce, une photo de terrain, un recrutement à faire paraître sur les comptes du groupe.',
      'An announcement, a picture from the field, an opening to post on the group’s accounts.',
    ],
    45,
    targets(4 * HOUR, 3 * DAY),
    {
      fields: [network, wanted],
      requirements: [
        {
          fr: 'Un texte de 600 signes au plus, relu par votre direction',
          en: 'A text of 600 characters at most, read by your head of department',
        },
        {
          fr: 'Une image dont vous avez les droits, avec l’accord des personnes reconnaissables',
          en: 'A picture you hold the rights to, with the consent of anyone recognisable',
        },
      ],
    },
  ),
  type(
    'campaign',
    ['Accompagner une campagne', 'Support a campaign'],
    [
      'Un lancement de produit, une opération commerciale, une campagne d’image.',
      'A product launch, a sales operation, a brand campaign.',
    ],
    240,
    targets(8 * HOUR, 10 * DAY),
    {
      fields: [
        { key: 'audience', kind: 'text', labelFr: 'Public visé', labelEn: 'Audience', required: true },
        { key: 'budget', kind: 'number', labelFr: 'Budget prévu (€)', labelEn: 'Planned budget (€)' },
        wanted,
      ],
      requirements: [
        { fr: 'Un objectif et la façon de le mesurer', en: 'One objective and how it will be measured' },
        {
          fr: 'La date de lancement, quatre semaines à l’avance',
          en: 'The date of the launch, four weeks ahead',
        },
      ],
    },
  ),
  type(
    'account',
    ['Ouvrir, renommer ou fermer un compte', 'Open, rename or close an account'],
    [
      'Tout compte qui porte le nom du groupe, d’une marque ou d’un pays.',
      'Any account that bears the name of the group, a brand or a country.',
    ],
    120,
    targets(8 * HOUR, 10 * DAY),
    {
      fields: [network],
      requirements: [
        {
          fr: 'Deux personnes qui tiendront le compte pendant un an au moins',
          en: 'Two people who will keep the account for a year at least',
        },
        {
          fr: 'Ce que le compte fera que les nôtres ne font pas',
          en: 'What the account will do that ours do not',
        },
      ],
    },
  ),
  type(
    'access',
    ['Obtenir ou retirer un accès', 'Get or remove an access'],
    ['Arrivées, départs, agences, outils de publication.', 'Joiners, leavers, agencies, publishing tools.'],
    20,
    targets(2 * HOUR, 2 * DAY),
    {
      requirements: [
        {
          fr: 'L’adresse professionnelle de la personne et son responsable',
          en: 'The person’s work address and their manager',
        },
      ],
    },
  ),
  type(
    'figures',
    ['Obtenir des chiffres', 'Get figures'],
    [
      'Audience, engagement, trafic, comparaison avec un concurrent.',
      'Audience, engagement, traffic, comparison with a competitor.',
    ],
    75,
    targets(6 * HOUR, 5 * DAY),
    {
      fields: [
        {
          key: 'use',
          kind: 'text',
          labelFr: 'La décision que ces chiffres serviront',
          labelEn: 'The decision these figures serve',
          required: true,
        },
      ],
      requirements: [
        {
          fr: 'La période et la question à laquelle répondre',
          en: 'The period and the question to answer',
        },
      ],
    },
  ),
  type(
    'review',
    ['Faire relire un texte', 'Have a text reviewed'],
    [
      'Avant de publier vous-même : ton, mentions, risques.',
      'Before you post it yourself: tone, mentions, risks.',
    ],
    30,
    targets(3 * HOUR, 2 * DAY),
    { fields: [network] },
  ),
  type(
    'training',
    ['Demander une formation', 'Ask for training'],
    [
      'Pour une équipe : prise de parole, veille, réponse aux clients.',
      'For a team: speaking up, listening, answering customers.',
    ],
    180,
    targets(8 * HOUR, 15 * DAY),
    {
      fields: [
        {
          key: 'people',
          kind: 'number',
          labelFr: 'Nombre de personnes',
          labelEn: 'Number of people',
          required: true,
        },
      ],
      requirements: [
        { fr: 'Huit personnes au moins, et une salle', en: 'Eight people at least, and a room' },
      ],
    },
  ),
  type(
    'reply',
    ['Répondre à un commentaire', 'Answer a comment'],
    [
      'Un client mécontent, une question technique, une rumeur.',
      'An unhappy customer, a technical question, a rumour.',
    ],
    30,
    targets(HOUR, DAY),
    { fields: [network] },
  ),
  type(
    'event',
    ['Couvrir un événement', 'Cover an event'],
    ['Salon, inauguration, séminaire, prise de parole.', 'Trade fair, opening, seminar, speech.'],
    300,
    targets(8 * HOUR, 10 * DAY),
    {
      fields: [{ key: 'place', kind: 'text', labelFr: 'Lieu', labelEn: 'Place', required: true }, wanted],
      requirements: [
        {
          fr: 'Le programme et une personne de contact sur place',
          en: 'The programme and a contact on the spot',
        },
      ],
    },
  ),
  type(
    'visual',
    ['Adapter un visuel ou une vidéo', 'Adapt a picture or a film'],
    ['Formats, sous-titres, traduction, déclinaisons.', 'Formats, subtitles, translation, versions.'],
    90,
    targets(6 * HOUR, 5 * DAY),
    {
      fields: [network],
      requirements: [
        { fr: 'Le fichier source, pas une capture d’écran', en: 'The source file, not a screen copy' },
      ],
    },
  ),
  type(
    'other',
    ['Autre chose', 'Something else'],
    [
      'Vous ne trouvez pas votre besoin ? Écrivez-le, nous trouverons.',
      'Your need is not here? Write it down, we will find out.',
    ],
    45,
    targets(4 * HOUR, 5 * DAY),
    { isOther: true },
  ),
].map((each, position) => ({ ...each, position }))
