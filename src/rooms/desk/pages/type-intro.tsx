import { Text, Title } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { durationText } from '../clock.ts'
import type { RequestType } from '../request-type.ts'
import classes from './settings.module.css'

/** Says business minutes: in working days of the calendar where they are whole ones, else in hours. */
export function useWorkingTime(): (minutes: number, dayMinutes: number | null | undefined) => string {
  const t = useTranslations('desk.intro')
  return (minutes, dayMinutes) =>
    dayMinutes && minutes % dayMinutes === 0
      ? t('days', { count: minutes / dayMinutes })
      : t('hours', { duration: durationText(minutes) })
}

/** What a requester reads before a type's form: when to choose it, what to have ready, how soon they are answered. */
export function TypeIntro({
  type,
  dayMinutes,
}: {
  /** Of a working day of the type's calendar, where all have as many. */
  dayMinutes?: number | null
  type: Pick<RequestType, 'nameFr' | 'nameEn' | 'helpFr' | 'helpEn' | 'requirements' | 'targets'>
}) {
  const t = useTranslations('desk.intro')
  const locale = useLanguage()
  const fr = locale === 'fr'
  const time = useWorkingTime()
  const [reply, resolution] = [type.targets.firstReply[3], type.targets.resolution[3]]
  return (
    <>
      <Title order={3}>{(fr ? type.nameFr : type.nameEn) || t('unnamed')}</Title>
      <Text>{fr ? type.helpFr : type.helpEn}</Text>
      {type.requirements.length > 0 ? (
        <>
          <Text fw={600} mt="sm">
            {t('ready')}
          </Text>
          <ul className={classes.requirements}>
            {type.requirements.map((requirement, index) => (
              // biome-ignore lint/suspicious/noArrayIndexKey: sentences may be the same
              <li key={index}>{fr ? requirement.fr : requirement.en}</li>
            ))}
          </ul>
        </>
      ) : null}
      {reply === null ? null : (
        <Text size="sm" className="soft" my="xs">
          {resolution === null
            ? t('firstReply', { reply: time(reply, dayMinutes) })
            : t('both', { reply: time(reply, dayMinutes), resolution: time(resolution, dayMinutes) })}
        </Text>
      )}
    </>
  )
}
