import type { Section, WrittenDocument } from '#platform/print/document.ts'
import { asIsSection, costSection, planSection } from './dossier-ahead.ts'
import { answerSection } from './dossier-answer.ts'
import { askSection } from './dossier-ask.ts'
import type { DossierFacts } from './dossier-facts.ts'
import { nowSection } from './dossier-now.ts'
import { proofOf } from './dossier-proof.ts'
import { sureSection } from './dossier-sure.ts'
import type { Writer } from './dossier-writer.ts'

/**
 * The decision dossier for the strategist's manager: the answer, where the team stands, two futures, what each costs,
 * what is asked, how sure it is, and the proof of every figure. Pure: the same facts, the same document.
 */
export function composeDossier(facts: DossierFacts, w: Writer): WrittenDocument {
  const proof = proofOf(facts, w)
  const { company, form, today } = facts
  const parts = [answerSection, nowSection, asIsSection, planSection, costSection, askSection, sureSection]
  const sections = parts.map(part => part(facts, w, proof)).filter((part): part is Section => part !== null)
  return {
    language: w.language,
    title: w.say('dossier.title'),
    subtitle: w.say('dossier.subtitle', { company: company.name }),
    facts: [
      ...(form.reader ? [w.say('dossier.reader', { reader: form.reader })] : []),
      w.say('dossier.made', { day: w.day.day(today) }),
      ...(company.sample ? [w.say('dossier.sample')] : []),
    ],
    sections,
    proof: {
      title: w.say('dossier.proof.title'),
      lead: w.say('dossier.proof.lead'),
      columns: {
        number: w.say('dossier.proof.number'),
        figure: w.say('dossier.proof.figure'),
        rests: w.say('dossier.proof.rests'),
        method: w.say('dossier.proof.method'),
      },
      open: w.say('dossier.proof.open'),
      notes: proof.notes(),
    },
    annex: {
      title: w.say('dossier.annex.title'),
      lead: w.say('dossier.annex.lead'),
      table: w.say('dossier.annex.table'),
    },
  }
}
