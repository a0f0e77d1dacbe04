import { redirect } from 'react-router'
import { useTranslations } from 'use-intl'
import { readForm } from '#platform/http/form.server.ts'
import { type Outcome, read, write } from '#platform/http/page.server.ts'
import { ProblemSummary } from '#platform/ui/problem.tsx'
import { removeEffort } from '#rooms/people/effort.actions.server.ts'
import {
  correctEntry,
  type LoadedLedger,
  type LoadedWeek,
  loadLedger,
  loadWeek,
  logLine,
} from '#rooms/people/effort-page.server.ts'
import { removeForm } from '../capacity.wire.ts'
import { EffortLedger } from './effort-ledger.tsx'
import { EffortWeek } from './effort-week.tsx'

export const loader = read<LoadedWeek | LoadedLedger>((ctx, { url }) =>
  url.searchParams.has('period') ? loadLedger(ctx, url.searchParams) : loadWeek(ctx, url.searchParams),
)

/** The ledger is read by period and unit; a week is not. */
export const handle = { scope: (asked: URLSearchParams) => (asked.has('period') ? ['period', 'unit'] : []) }

type Did = { logged: { id: number; minutes: number } | null }

export const action = write<Did>(async (ctx, { form, url, workspace }) => {
  const intent = form.get('intent')
  if (intent === 'remove') {
    await removeEffort(ctx, readForm(removeForm, form).id)
    return { logged: null }
  }
  if (intent === 'correct') {
    await correctEntry(ctx, form)
    return redirect(`/w/${workspace.slug}/people/effort?week=${url.searchParams.get('week') ?? ''}`)
  }
  const { id, minutes } = await logLine(ctx, form)
  return { logged: { id, minutes } }
})

export default function EffortPage({
  loaderData,
  actionData,
}: {
  loaderData: LoadedWeek | LoadedLedger
  actionData?: Outcome<Did>
}) {
  const t = useTranslations('people')
  const problem = actionData?.ok === false ? actionData.problem : null
  const fields = ['line', 'time', 'day', 'activity', 'mode', 'work', 'unit', 'note'] as const
  const labels = Object.fromEntries(fields.map(field => [field, t(`effort.${field}`)]))
  return (
    <>
      <title>{`${t('effort.title')} · Stratège`}</title>
      <ProblemSummary problem={problem} labels={{ ...labels, minutes: t('effort.time') }} />
      {loaderData.kind === 'ledger' ? (
        <EffortLedger ledger={loaderData} />
      ) : (
        <EffortWeek
          week={loaderData}
          problem={problem}
          logged={actionData?.ok ? actionData.value.logged : null}
        />
      )}
    </>
  )
}
