import { headerKey } from './import-header-words.ts'
import type { ImportChannel, ImportPriority, ImportStatus } from './import-mapping.ts'

/** Words by which other systems, in English and French, name what we call by the key; compared by `headerKey`. */
const statusWords: Record<ImportStatus, readonly string[]> = {
  new: [
    'new',
    'open',
    'opened',
    'to do',
    'todo',
    'backlog',
    'submitted',
    'created',
    'received',
    'reopened',
    'nouveau',
    'nouvelle',
    'ouvert',
    'ouverte',
    'a faire',
    'recu',
    'recue',
    'cree',
    'creee',
    'soumis',
    'soumise',
    'rouvert',
    'rouverte',
    'a traiter',
    'non traite',
    'non traitee',
  ],
  triaged: [
    'triaged',
    'assigned',
    'accepted',
    'acknowledged',
    'selected for development',
    'qualified',
    'planned',
    'trie',
    'triee',
    'assigne',
    'assignee',
    'affecte',
    'affectee',
    'attribue',
    'attribuee',
    'accepte',
    'acceptee',
    'qualifie',
    'qualifiee',
    'planifie',
    'planifiee',
    'en cours attribue',
  ],
  in_progress: [
    'in progress',
    'active',
    'work in progress',
    'wip',
    'started',
    'working',
    'in review',
    'under review',
    'processing',
    'waiting for support',
    'en cours',
    'actif',
    'active',
    'en cours de traitement',
    'en traitement',
    'commence',
    'pris en charge',
    'prise en charge',
    'en cours planifie',
    'traitement en cours',
  ],
  waiting: [
    'waiting',
    'pending',
    'on hold',
    'hold',
    'awaiting',
    'blocked',
    'suspended',
    'paused',
    'awaiting user info',
    'awaiting caller',
    'awaiting vendor',
    'awaiting problem',
    'awaiting evidence',
    'awaiting change',
    'awaiting info',
    'waiting for customer',
    'waiting on customer',
    'waiting for requester',
    'waiting on third party',
    'en attente',
    'attente',
    'en pause',
    'suspendu',
    'suspendue',
    'bloque',
    'bloquee',
    'en attente du demandeur',
    'en attente utilisateur',
    'en attente client',
  ],
  resolved: [
    'resolved',
    'solved',
    'done',
    'completed',
    'complete',
    'fixed',
    'answered',
    'resolu',
    'resolue',
    'termine',
    'terminee',
    'traite',
    'traitee',
    'fait',
    'faite',
    'realise',
    'realisee',
    'repondu',
  ],
  closed: [
    'closed',
    'closed complete',
    'archived',
    'clos',
    'close',
    'cloture',
    'cloturee',
    'ferme',
    'fermee',
    'archive',
    'archivee',
  ],
  declined: [
    'declined',
    'rejected',
    'refused',
    'cancelled',
    'canceled',
    'wont do',
    'won t do',
    'won t fix',
    'wont fix',
    'duplicate',
    'invalid',
    'closed incomplete',
    'closed skipped',
    'withdrawn',
    'abandoned',
    'refuse',
    'refusee',
    'rejete',
    'rejetee',
    'annule',
    'annulee',
    'decline',
    'declinee',
    'abandonne',
    'abandonnee',
    'doublon',
    'sans suite',
    'classe sans suite',
  ],
}

const priorityWords: Record<ImportPriority, readonly string[]> = {
  1: [
    '1',
    'p1',
    'critical',
    'urgent',
    'highest',
    'blocker',
    'immediate',
    'emergency',
    'very high',
    'critique',
    'urgente',
    'tres haute',
    'tres elevee',
    'bloquant',
    'bloquante',
    'immediate',
    'majeure',
  ],
  2: ['2', 'p2', 'high', 'major', 'important', 'haute', 'elevee', 'haut', 'eleve', 'importante', 'forte'],
  3: [
    '3',
    'p3',
    'moderate',
    'medium',
    'normal',
    'standard',
    'average',
    'moyenne',
    'normale',
    'moderee',
    'moyen',
    'modere',
  ],
  4: [
    '4',
    '5',
    'p4',
    'p5',
    'low',
    'lowest',
    'minor',
    'trivial',
    'planning',
    'very low',
    'basse',
    'faible',
    'bas',
    'mineure',
    'mineur',
    'tres basse',
    'tres faible',
    'planification',
  ],
}

const channelWords: Record<ImportChannel, readonly string[]> = {
  portal: [
    'portal',
    'self service',
    'selfservice',
    'web',
    'web form',
    'form',
    'web service',
    'portail',
    'libre service',
    'formulaire',
    'formulaire web',
    'en ligne',
  ],
  team: [
    'phone',
    'telephone',
    'tel',
    'call',
    'ivr',
    'walk in',
    'direct opening',
    'chat',
    'meeting',
    'direct',
    'in person',
    'appel',
    'appel telephonique',
    'de vive voix',
    'reunion',
    'oral',
    'messagerie instantanee',
    'teams',
    'slack',
  ],
  api: ['api', 'integration', 'monitoring', 'event', 'supervision'],
  import: ['import'],
  email: ['email', 'e mail', 'mail', 'courriel', 'mel', 'message electronique'],
}

function tableOf<Value extends string>(words: Record<Value, readonly string[]>): Map<string, Value> {
  const entries = Object.entries(words) as [Value, readonly string[]][]
  return new Map(entries.flatMap(([value, names]) => names.map(name => [name, value] as const)))
}

const statuses = tableOf(statusWords)
const channels = tableOf(channelWords)
const priorities = new Map(
  [...tableOf(priorityWords as Record<string, readonly string[]>)].map(([word, value]) => [
    word,
    Number(value) as ImportPriority,
  ]),
)

/** "6 - Closed", "6. Closed" and "Closed (6)" without their number. */
function withoutNumber(text: string): string {
  return headerKey(text.replace(/^\s*\d+\s*[-–.:)]\s*(?=\p{L})/u, '').replace(/\s*\(\d+\)\s*$/, ''))
}

function find<Value>(table: Map<string, Value>, text: string): Value | null {
  return table.get(headerKey(text)) ?? table.get(withoutNumber(text)) ?? null
}

/** Our status for theirs ("Fermé", "6 - Closed"), or null where no known word says it. */
export const guessStatus = (text: string): ImportStatus | null => find(statuses, text)

/** Our priority for theirs ("3 - Moderate", "Haute", "P1"), by the word first and then by the number in front. */
export function guessPriority(text: string): ImportPriority | null {
  const numbered = /^\s*([1-5])\s*[-–.:)]/.exec(text)
  return find(priorities, text) ?? (numbered ? (priorities.get(numbered[1]) ?? null) : null)
}

/** Our channel for theirs ("Phone", "Libre-service"), or null. */
export const guessChannel = (text: string): ImportChannel | null => find(channels, text)

/** Guesses ours for each of their values; `unknown` are those for which no known word was found. */
export function guessValues<Value>(
  values: Iterable<string>,
  guess: (text: string) => Value | null,
): { values: Record<string, Value>; unknown: string[] } {
  const known: [string, Value][] = []
  const unknown: string[] = []
  for (const text of values) {
    const value = guess(text)
    if (value === null) unknown.push(text)
    else known.push([text, value])
  }
  return { values: Object.fromEntries(known), unknown }
}
