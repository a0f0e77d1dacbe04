import { Text, Title } from '@mantine/core'
import { useLocale, useTranslations } from 'use-intl'
import { durationText } from '../clock.ts'
import type { RequestType } from '../request-type.ts'
import classes from './settings.module.css'

/** What a requester reads before a type's form: when to choose it, what to have ready, how soon they are answered. */
export function TypeIntro({
  type,
}: {
  type: Pick<RequestType, 'nameFr' | 'nameEn' | 'helpFr' | 'helpEn' | 'requirements' | 'targets'>
}) {
  const t = useTranslations('desk.intro')
  const locale = useLocale()
  const fr = locale === 'fr'
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
            ? t('firstReply', { reply: durationText(reply) })
            : t('both', { reply: durationText(reply), resolution: durationText(resolution) })}
        </Text>
      )}
    </>
  )
}
