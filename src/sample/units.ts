/** What a unit is about, so that its requests are its own. */
export type Family =
  | 'comms'
  | 'marketing'
  | 'hr'
  | 'legal'
  | 'it'
  | 'care'
  | 'sustainability'
  | 'product'
  | 'country'

export type Culture =
  | 'french'
  | 'german'
  | 'italian'
  | 'spanish'
  | 'polish'
  | 'dutch'
  | 'british'
  | 'maghrebi'
  | 'african'
  | 'asian'

export interface UnitPlan {
  code: string
  parent: string | null
  fr: string
  en: string
  /** Null: a level of the tree that asks nothing itself. */
  family: Family | null
  /** Month of the story from which it asks. */
  asksFrom: number
  /** How much it asks against the others. */
  weight: number
  people: number
  cultures: readonly Culture[]
  language: 'fr' | 'en'
}

const abroad: readonly Culture[] = [
  'french',
  'french',
  'french',
  'french',
  'maghrebi',
  'african',
  'asian',
  'spanish',
  'british',
]

const plan = (
  code: string,
  parent: string | null,
  [fr, en]: readonly [string, string],
  family: Family | null,
  [asksFrom, weight, people]: readonly [number, number, number],
  cultures: readonly Culture[] = abroad,
  language: 'fr' | 'en' = 'fr',
): UnitPlan => ({ code, parent, fr, en, family, asksFrom, weight, people, cultures, language })

const never = Number.POSITIVE_INFINITY

/** The units of the group, parents first. */
export const unitPlans: readonly UnitPlan[] = [
  plan('HQ', null, ['Siège', 'Head office'], null, [never, 0, 3]),
  plan('COM', 'HQ', ['Communication', 'Communications'], 'comms', [0, 9, 7]),
  plan('MKT', 'HQ', ['Marketing', 'Marketing'], 'marketing', [0.3, 10, 8]),
  plan('HR', 'HQ', ['Ressources humaines', 'Human resources'], 'hr', [0.8, 10, 7]),
  plan('LEG', 'HQ', ['Juridique et conformité', 'Legal and compliance'], 'legal', [8.9, 4, 4]),
  plan('IT', 'HQ', ['Systèmes d’information', 'Information systems'], 'it', [12.4, 3, 5]),
  plan('CARE', 'HQ', ['Service client', 'Customer care'], 'care', [4, 10, 8]),
  plan('CSR', 'HQ', ['Développement durable', 'Sustainability'], 'sustainability', [11.4, 3, 3]),
  plan('APP', null, ['Ardelune Maison', 'Ardelune Home'], 'product', [9.1, 3, 4]),
  plan('KIT', 'APP', ['Cuisine', 'Kitchen'], 'product', [2.1, 9, 8]),
  plan('LAU', 'APP', ['Entretien du linge', 'Laundry'], 'product', [11.8, 5, 6]),
  plan('NRG', null, ['Ardelune Énergie', 'Ardelune Energy'], 'product', [10, 3, 4]),
  plan('HEAT', 'NRG', ['Pompes à chaleur', 'Heat pumps'], 'product', [4.2, 8, 7]),
  plan('SUN', 'NRG', ['Solaire', 'Solar'], 'product', [4.8, 5, 5]),
  plan('CTY', null, ['Pays', 'Countries'], null, [never, 0, 2]),
  plan('FR', 'CTY', ['France', 'France'], 'country', [3, 11, 8]),
  plan(
    'DE',
    'CTY',
    ['Allemagne', 'Germany'],
    'country',
    [3.6, 8, 7],
    ['german', 'german', 'german', 'asian'],
    'en',
  ),
  plan(
    'IT-C',
    'CTY',
    ['Italie', 'Italy'],
    'country',
    [4.4, 7, 6],
    ['italian', 'italian', 'italian', 'african'],
    'en',
  ),
  plan('ES', 'CTY', ['Espagne', 'Spain'], 'country', [4.6, 6, 5], ['spanish'], 'en'),
  plan('PL', 'CTY', ['Pologne', 'Poland'], 'country', [10.8, 5, 5], ['polish'], 'en'),
  plan('BNL', 'CTY', ['Benelux', 'Benelux'], 'country', [9.5, 5, 4], ['dutch', 'dutch', 'french'], 'fr'),
  plan(
    'UK',
    'CTY',
    ['Royaume-Uni', 'United Kingdom'],
    'country',
    [10.4, 6, 5],
    ['british', 'british', 'asian', 'african'],
    'en',
  ),
]

/** Ranges by unit; a unit without any speaks of every range. */
export const ranges: Record<string, readonly string[]> = {
  KIT: ['Calora', 'Sabrane', 'Mirelle'],
  LAU: ['Ondine', 'Doucelle', 'Lavandière'],
  HEAT: ['Zéphir', 'Brumaire', 'Solstice'],
  SUN: ['Héliade', 'Toitsol', 'Méridienne'],
  APP: ['Calora', 'Sabrane', 'Mirelle', 'Ondine', 'Doucelle', 'Lavandière'],
  NRG: ['Zéphir', 'Brumaire', 'Solstice', 'Héliade', 'Toitsol', 'Méridienne'],
}

/** Where the group is known by name, by country unit, as [French, English]. */
export const cities: Record<string, readonly (readonly [fr: string, en: string])[]> = {
  FR: [
    ['Lyon', 'Lyon'],
    ['Nantes', 'Nantes'],
    ['Bordeaux', 'Bordeaux'],
    ['Lille', 'Lille'],
    ['Toulouse', 'Toulouse'],
    ['Strasbourg', 'Strasbourg'],
    ['Rennes', 'Rennes'],
    ['Grenoble', 'Grenoble'],
  ],
  DE: [
    ['Cologne', 'Cologne'],
    ['Munich', 'Munich'],
    ['Berlin', 'Berlin'],
    ['Hambourg', 'Hamburg'],
    ['Francfort', 'Frankfurt'],
  ],
  'IT-C': [
    ['Milan', 'Milan'],
    ['Turin', 'Turin'],
    ['Bologne', 'Bologna'],
    ['Vérone', 'Verona'],
    ['Naples', 'Naples'],
  ],
  ES: [
    ['Madrid', 'Madrid'],
    ['Séville', 'Seville'],
    ['Valence', 'Valencia'],
    ['Barcelone', 'Barcelona'],
    ['Bilbao', 'Bilbao'],
  ],
  PL: [
    ['Varsovie', 'Warsaw'],
    ['Cracovie', 'Kraków'],
    ['Poznań', 'Poznań'],
    ['Gdańsk', 'Gdańsk'],
    ['Wrocław', 'Wrocław'],
  ],
  BNL: [
    ['Bruxelles', 'Brussels'],
    ['Liège', 'Liège'],
    ['Gand', 'Ghent'],
    ['Rotterdam', 'Rotterdam'],
    ['Luxembourg', 'Luxembourg'],
  ],
  UK: [
    ['Londres', 'London'],
    ['Manchester', 'Manchester'],
    ['Leeds', 'Leeds'],
    ['Bristol', 'Bristol'],
    ['Glasgow', 'Glasgow'],
  ],
}
