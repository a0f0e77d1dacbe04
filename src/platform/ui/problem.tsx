import { Alert, List } from '@mantine/core'
import { useEffect, useRef } from 'react'
import { useTranslations } from 'use-intl'
import { type Problem, problemKey } from '../refusal.ts'

/** The sentence of a problem, in the reader's language. */
export function useProblemText(): (problem: Pick<Problem, 'code' | 'params'>) => string {
  const t = useTranslations()
  return problem => t(problemKey(problem.code), problem.params)
}

/** The sentence for one field of a problem, to stand beside it; undefined where the field is right. */
export function useFieldError(problem: Problem | null | undefined): (field: string) => string | undefined {
  const text = useProblemText()
  return field => {
    const found = problem?.fields?.[field]
    return found && text(found)
  }
}

/** What went wrong, above the form, announced and focused. */
export function ProblemSummary({
  problem,
  labels = {},
}: {
  problem: Problem | null | undefined
  labels?: Record<string, string>
}) {
  const t = useTranslations('platform')
  const text = useProblemText()
  const box = useRef<HTMLDivElement>(null)
  useEffect(() => {
    if (problem) box.current?.focus()
  }, [problem])
  if (!problem) return null
  const fields = Object.entries(problem.fields ?? {})
  return (
    <Alert
      ref={box}
      tabIndex={-1}
      role="alert"
      color="red"
      variant="outline"
      title={fields.length ? t('problemSummary', { count: fields.length }) : t('problemTitle')}
    >
      {fields.length === 0 ? (
        text(problem)
      ) : (
        <List size="sm">
          {fields.map(([name, field]) => (
            <List.Item key={name}>
              {t('problemField', { field: (labels[name] ?? name).replace(/\s*\?$/, ''), why: text(field) })}
            </List.Item>
          ))}
        </List>
      )}
    </Alert>
  )
}
