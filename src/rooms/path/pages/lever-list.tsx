import { Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import type { KnownLever } from '../lever-figures.ts'
import { LeverFacts, LeverReason } from './lever-facts.tsx'
import type { LeverGrounds } from './lever-form.tsx'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'

/** The levers and what is assumed of them, where nothing can be reckoned from them yet. */
export function LeverList({
  known,
  grounds: { authors, sets, unconverted },
}: {
  known: readonly KnownLever[]
  grounds: Pick<LeverGrounds, 'authors' | 'sets' | 'unconverted'>
}) {
  const t = useTranslations('path.levers')
  const workspace = useWorkspacePath()
  return (
    <section className="section" aria-labelledby="levers">
      <Title order={2} id="levers">
        {t('form.legend')}
      </Title>
      <Text className="prose">{t('form.lead')}</Text>
      {unconverted ? <Text className="prose">{t('form.unconverted')}</Text> : null}
      {known.map(lever => (
        <div key={lever.id} className={classes.lever}>
          <Title order={3}>{t(`lever.${lever.id}.name`)}</Title>
          <LeverFacts lever={lever} />
          <LeverReason lever={lever} author={authors[lever.own?.by ?? 0] ?? ''} />
          {sets ? (
            <p>
              <Link
                to={`${workspace}/path/levers/${lever.id}`}
                aria-label={t('figures.changeOf', { name: t(`lever.${lever.id}.name`) })}
              >
                {t('figures.change')}
              </Link>
            </p>
          ) : null}
        </div>
      ))}
    </section>
  )
}
