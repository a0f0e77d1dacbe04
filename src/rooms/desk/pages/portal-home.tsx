import { Anchor, Button, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { portalHome } from '#rooms/desk/portal.server.ts'
import { usePortalPath } from './desk-path.ts'
import { GuideList } from './guide-links.tsx'
import classes from './portal.module.css'
import { StatusMark } from './status-mark.tsx'

export const loader = read(async ctx => portalHome(ctx))

type Loaded = Awaited<ReturnType<typeof loader>>
type Offered = Loaded['types'][number]

/** What to have ready, before anybody asks. */
export function Requirements({ list }: { list: readonly string[] }) {
  const t = useTranslations('desk.portal')
  if (list.length === 0)
    return (
      <Text size="sm" className="soft">
        {t('nothingReady')}
      </Text>
    )
  return (
    <>
      <Text size="sm" fw={600}>
        {t('ready')}
      </Text>
      <ul className={classes.ready}>
        {list.map(one => (
          <li key={one}>{one}</li>
        ))}
      </ul>
    </>
  )
}

function Kind({ type }: { type: Offered }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  return (
    <li className={classes.kind}>
      <Title order={2} size="h4">
        {type.name}
      </Title>
      {type.help ? <Text className={classes.help}>{type.help}</Text> : null}
      <Requirements list={type.requirements} />
      <Anchor
        component={Link}
        to={`${portal}/ask/${type.key}`}
        aria-label={t('askOf', { type: type.name })}
        mt="auto"
      >
        {t('ask')}
      </Anchor>
    </li>
  )
}

/** The door that is always there. */
function Other({ other, alone }: { other: Offered; alone: boolean }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  return (
    <section className={classes.other} aria-labelledby="other">
      <div>
        <Title order={2} id="other" size="h4">
          {t('other')}
        </Title>
        <Text>{alone ? t('noTypes') : t('otherLead')}</Text>
      </div>
      <Button component={Link} to={`${portal}/ask/${other.key}`} variant={alone ? 'filled' : 'default'}>
        {t('otherAsk')}
      </Button>
    </section>
  )
}

function OpenRequests({ open }: { open: Loaded['open'] }) {
  const t = useTranslations('desk.portal')
  const tr = useTranslations('desk.request')
  const format = useFormatter()
  const portal = usePortalPath()
  return (
    <section className="section" aria-labelledby="open">
      <Title order={2} id="open">
        {t('open')}
      </Title>
      {open.length === 0 ? <Text mt="xs">{t('noneOpen')}</Text> : null}
      <ul className={classes.list}>
        {open.map(request => (
          <li key={request.id}>
            <Anchor component={Link} to={`${portal}/requests/${request.id}`}>
              {request.subject}
            </Anchor>{' '}
            <StatusMark status={request.status} />{' '}
            <span className="soft">
              {tr('number', { id: request.externalId ?? String(request.id) })},{' '}
              {format.dateTime(request.openedAt, { dateStyle: 'medium' })}
            </span>
          </li>
        ))}
      </ul>
      <Anchor component={Link} to={`${portal}/requests`}>
        {t('allYours')}
      </Anchor>
    </section>
  )
}

export default function PortalHomePage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('desk.portal')
  const portal = usePortalPath()
  const { types, other, open, guides } = loaderData
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      {types.length > 0 ? (
        <>
          <Text className="prose soft" mt="xs">
            {t('lead')}{' '}
            {other ? (
              <Anchor component={Link} to={`${portal}/ask/${other.key}`}>
                {t('otherwise')}
              </Anchor>
            ) : null}
          </Text>
          <ul className={classes.kinds}>
            {types.map(type => (
              <Kind key={type.key} type={type} />
            ))}
          </ul>
        </>
      ) : null}
      {other ? <Other other={other} alone={types.length === 0} /> : null}
      <OpenRequests open={open} />
      <section className="section" aria-labelledby="guides">
        <Title order={2} id="guides">
          {t('guides')}
        </Title>
        <Text className="soft">{guides.length > 0 ? t('guidesLead') : t('noGuides')}</Text>
        <GuideList guides={guides} />
        {guides.length > 0 ? (
          <Anchor component={Link} to={`${portal}/guides`}>
            {t('allGuides')}
          </Anchor>
        ) : null}
      </section>
    </>
  )
}
