import { Anchor, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useTranslations } from 'use-intl'
import { localeOf } from '#platform/http/locale.server.ts'
import { read } from '#platform/http/page.server.ts'
import { groupsOf, type OperationLine } from '../operation.ts'
import classes from './developers.module.css'
import { Said } from './said.tsx'

export const loader = read(async (_, { call, request }) => {
  const document = call.apiDocument(localeOf(request))
  return { about: document.info.description?.split('\n\n') ?? [], groups: groupsOf(document) }
})

type Loaded = Awaited<ReturnType<typeof loader>>

function Operations({ operations }: { operations: OperationLine[] }) {
  return (
    <ul className={classes.list}>
      {operations.map(({ id, method, path, summary }) => (
        <li key={id}>
          <span className={classes.method}>{method}</span>
          <Link to={id} className={classes.code}>
            {path}
          </Link>
          <span>
            <Said text={summary} />
          </span>
        </li>
      ))}
    </ul>
  )
}

/** Every operation of the API, by part of the product. */
export default function OperationsPage({ loaderData }: { loaderData: Loaded }) {
  const t = useTranslations('developers')
  return (
    <>
      <title>{`${t('title')} · Stratège`}</title>
      <Title order={1}>{t('title')}</Title>
      <Text className="prose" mt="xs">
        {t('lead')}
      </Text>
      {loaderData.about.map(text => (
        <Text key={text} className="prose" mt="xs">
          <Said text={text} />
        </Text>
      ))}
      <Text mt="xs">
        {t.rich('elsewhere', {
          tokens: text => (
            <Anchor component={Link} to="../settings/tokens">
              {text}
            </Anchor>
          ),
          document: text => <Anchor href="/api/v1/openapi.json">{text}</Anchor>,
        })}
      </Text>
      {loaderData.groups.map(({ name, description, operations }) => (
        <section key={name} className="section" aria-label={name}>
          <Title order={2}>{name}</Title>
          <Text className="prose">{description}</Text>
          <Operations operations={operations} />
        </section>
      ))}
    </>
  )
}
