import { Anchor, Button, Text, Title } from '@mantine/core'
import { Link } from 'react-router'
import { useNow, useTranslations } from 'use-intl'
import { read } from '#platform/http/page.server.ts'
import { readFigures } from '#rooms/path/figures.server.ts'
import { olderRecords } from '#rooms/path/older-records.server.ts'
import { scopeOf } from '#rooms/path/scope.server.ts'
import type { FiguresReading } from '../figures.server.ts'
import type { OlderRecords as Older } from '../older-records.server.ts'
import { useDayText } from './day-text.ts'
import { ArrivalsChart, BacklogChart, HoursChart } from './figure-charts.tsx'
import { FigureList } from './figure-list.tsx'
import { TypeTable, UnitTable } from './figure-tables.tsx'
import { OlderRecords } from './older-records.tsx'
import { useTableAddress, useWorkspacePath } from './room-path.ts'

export const loader = read(async (ctx, { url }) => {
  const reading = await readFigures(ctx, await scopeOf(ctx, url))
  return { ...reading, older: reading.empty ? await olderRecords(ctx) : null }
})

const DAY = 86_400_000

function Lead({ reading: { scope, before, unitName } }: { reading: FiguresReading }) {
  const t = useTranslations('path.figures')
  const day = useDayText()
  return (
    <Text className="prose soft" mt="xs">
      {t('lead', {
        ...day.window(scope),
        whose: unitName === null ? t('company') : t('unit', { unit: unitName }),
        days: Math.round((Date.parse(before.to) - Date.parse(before.from)) / DAY),
      })}
    </Text>
  )
}

export default function FiguresPage({
  loaderData,
}: {
  loaderData: FiguresReading & { older: Older | null }
}) {
  const t = useTranslations('path')
  const now = useNow()
  const workspace = useWorkspacePath()
  const table = useTableAddress()
  const ends = Date.parse(loaderData.scope.to)
  const today = ends > now.getTime() - DAY && ends <= now.getTime() + 2 * DAY ? t('today') : undefined
  return (
    <>
      <title>{`${t('figures.title')} · Stratège`}</title>
      <Title order={1}>{t('figures.title')}</Title>
      <Lead reading={loaderData} />
      {loaderData.empty ? (
        <>
          <Text className="prose" mt="md">
            {t('figures.empty')}
          </Text>
          {loaderData.older ? <OlderRecords older={loaderData.older} /> : null}
          <Button mt="md" component={Link} to={`${workspace}/desk/import`}>
            {t('figures.import')}
          </Button>
        </>
      ) : (
        <>
          <FigureList group="work" reading={loaderData} />
          <HoursChart reading={loaderData} today={today} />
          <FigureList group="demand" reading={loaderData} />
          <ArrivalsChart reading={loaderData} today={today} />
          <BacklogChart reading={loaderData} today={today} />
          <FigureList group="waits" reading={loaderData} />
          <FigureList group="asks" reading={loaderData} />
          <FigureList group="own" reading={loaderData} />
          <UnitTable reading={loaderData} />
          <TypeTable reading={loaderData} />
          <Text mt="lg" className="no-print">
            <Anchor href={table('figures')} download inherit>
              {t('figures.csvAll')}
            </Anchor>
          </Text>
        </>
      )}
    </>
  )
}
