import { Button, Text, Title } from '@mantine/core'
import { useEffect, useRef, useState } from 'react'
import { useFetcher } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Outcome } from '#platform/http/page.server.ts'
import type { Suggestion } from '#rooms/desk/deflection.actions.server.ts'
import { usePortalPath } from './desk-path.ts'
import { GuideBody } from './guide-body.tsx'
import { OtherLanguage } from './guide-links.tsx'
import classes from './portal.module.css'

type Suggested = Outcome<{ did: 'suggested'; guides: Suggestion[] }>
type Followed = Outcome<{ did: 'opened' | 'solved'; title: string; body: string; language: string }>

/** How long a writer pauses before answers are looked for, in ms. */
const PAUSE = 400
const MOST_TYPED = 500

/** Sends a step of the ask aside: nothing on the page is loaded anew. */
function useStep<T>(ask: string) {
  const action = `${usePortalPath()}/suggest`
  const fetcher = useFetcher<T>()
  const send = (fields: Record<string, string>) =>
    fetcher.submit({ ask, ...fields }, { method: 'post', action, defaultShouldRevalidate: false })
  return { fetcher, send }
}

function One({
  guide,
  ask,
  onSolved,
}: {
  guide: Suggestion
  ask: string
  onSolved: (title: string) => void
}) {
  const t = useTranslations('desk.portal')
  const { fetcher, send } = useStep<Followed>(ask)
  const id = String(guide.id)
  const followed = fetcher.data?.ok ? fetcher.data.value : null
  const solved = followed?.did === 'solved'
  const told = useRef(false)
  useEffect(() => {
    if (!solved || told.current) return
    told.current = true
    onSolved(guide.title)
  }, [solved, guide.title, onSolved])
  return (
    <details
      onToggle={event => {
        if (event.currentTarget.open && followed === null) send({ intent: 'opened', guide: id })
      }}
    >
      <summary>
        <span lang={guide.language}>{guide.title}</span> <OtherLanguage language={guide.language} />
      </summary>
      {followed === null ? (
        <Text size="sm" className="soft">
          {fetcher.state === 'idle' ? guide.excerpt : t('reading')}
        </Text>
      ) : (
        <>
          <GuideBody body={followed.body} language={followed.language} newTab />
          <Button
            type="button"
            variant="default"
            mt="sm"
            loading={fetcher.state !== 'idle'}
            onClick={() => {
              told.current = false
              send({ intent: 'solved', guide: id })
            }}
          >
            {t('answers')}
          </Button>
        </>
      )}
    </details>
  )
}

/** Published guides that may answer what is typed, shown beside the form without moving who types. */
export function AskSuggestions({
  ask,
  text,
  onSolved,
}: {
  ask: string
  text: string
  onSolved: (title: string) => void
}) {
  const t = useTranslations('desk.portal')
  const { fetcher, send } = useStep<Suggested>(ask)
  const [sent, setSent] = useState('')
  const typed = text.trim().slice(0, MOST_TYPED)
  useEffect(() => {
    if (typed === sent || typed.length < 3) return undefined
    const timer = setTimeout(() => {
      setSent(typed)
      send({ intent: 'suggest', text: typed })
    }, PAUSE)
    return () => clearTimeout(timer)
  })
  const found = fetcher.data?.ok && typed.length >= 3 ? fetcher.data.value.guides : []
  return (
    <>
      <p role="status" className={classes.hidden}>
        {found.length > 0 ? t('may', { count: found.length }) : null}
      </p>
      {found.length > 0 ? (
        <section className={classes.suggestions} aria-labelledby="suggestions">
          <Title order={2} id="suggestions" size="h5">
            {t('suggestions')}
          </Title>
          {found.map(guide => (
            <One key={guide.id} guide={guide} ask={ask} onSolved={onSolved} />
          ))}
        </section>
      ) : null}
    </>
  )
}
