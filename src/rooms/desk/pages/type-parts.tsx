import { Checkbox, NativeSelect, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { Table } from '#platform/ui/table.tsx'
import { priorities } from '../request.ts'
import type { TypeDraft } from '../type-draft.ts'
import classes from './settings.module.css'
import { type Operate, Operation, RowOperations } from './type-buttons.tsx'

interface PartProps {
  draft: TypeDraft
  error: (name: string) => string | undefined
}

/** What the type is called and when to choose it, in both languages. */
export function TypeWords({ draft, error }: PartProps) {
  const t = useTranslations('desk.settings')
  return (
    <div className={classes.pair}>
      {(['nameFr', 'nameEn'] as const).map(name => (
        <TextInput
          key={name}
          name={name}
          label={t(name)}
          defaultValue={draft[name]}
          maxLength={200}
          error={error(name)}
          required
        />
      ))}
      {(['helpFr', 'helpEn'] as const).map(name => (
        <Textarea
          key={name}
          name={name}
          label={t(`type${name === 'helpFr' ? 'HelpFr' : 'HelpEn'}`)}
          defaultValue={draft[name]}
          rows={3}
          maxLength={2000}
          error={error(name)}
        />
      ))}
    </div>
  )
}

/** What one has ready before asking. */
export function RequirementsEditor({ draft, error, operate }: PartProps & { operate: Operate }) {
  const t = useTranslations('desk.settings')
  return (
    <>
      <ul className={classes.rows}>
        {draft.requirements.map(({ uid, fr, en }, index) => (
          <li key={uid} className={classes.option} data-row>
            <input type="hidden" name={`requirements.${index}.uid`} value={uid} />
            <Textarea
              id={`requirement-${uid}`}
              name={`requirements.${index}.fr`}
              label={t('inFrench')}
              defaultValue={fr}
              autosize
              minRows={2}
              maxLength={500}
              error={error(`requirements.${index}.fr`)}
            />
            <Textarea
              name={`requirements.${index}.en`}
              label={t('inEnglish')}
              defaultValue={en}
              autosize
              minRows={2}
              maxLength={500}
              error={error(`requirements.${index}.en`)}
            />
            <RowOperations
              path={`requirements.${index}`}
              name={t('requirementAt', { place: index + 1 })}
              first={index === 0}
              last={index === draft.requirements.length - 1}
              operate={operate}
            />
          </li>
        ))}
      </ul>
      <Operation operation="add:requirements" label={t('addRequirement')} operate={operate}>
        {t('addRequirement')}
      </Operation>
    </>
  )
}

/** How soon the team answers and is done, by priority, and on which hours. */
export function Promises({
  draft,
  error,
  calendars,
}: PartProps & { calendars: readonly { id: number; name: string; isDefault: boolean }[] }) {
  const t = useTranslations('desk.settings')
  const tDesk = useTranslations('desk')
  const standard = calendars.find(calendar => calendar.isDefault)
  return (
    <>
      <Table w="fit-content" mb="sm">
        <Table.Thead>
          <Table.Tr>
            <Table.Th>{tDesk('request.priority')}</Table.Th>
            <Table.Th>{t('firstReply')}</Table.Th>
            <Table.Th>{t('resolution')}</Table.Th>
          </Table.Tr>
        </Table.Thead>
        <Table.Tbody>
          {priorities.map((priority, index) => (
            <Table.Tr key={priority}>
              <Table.Th scope="row">{tDesk(`priority.${priority}`)}</Table.Th>
              {(['firstReply', 'resolution'] as const).map(name => (
                <Table.Td key={name}>
                  <TextInput
                    name={`${name}.${priority}`}
                    aria-label={t('targetOf', { target: t(name), priority: tDesk(`priority.${priority}`) })}
                    defaultValue={draft[name][index]}
                    placeholder={t('noTarget')}
                    maxLength={40}
                    miw={90}
                    maw={150}
                    error={error(`${name}.${priority}`)}
                  />
                </Table.Td>
              ))}
            </Table.Tr>
          ))}
        </Table.Tbody>
      </Table>
      <Text size="sm" className="soft prose" mb="sm">
        {t('targetsHelp')}
      </Text>
      <div className={classes.pair}>
        <NativeSelect
          name="calendar"
          label={t('calendar')}
          defaultValue={draft.calendar}
          error={error('calendarId')}
        >
          <option value="">
            {standard ? t('defaultNamed', { name: standard.name }) : t('defaultCalendar')}
          </option>
          {calendars
            .filter(calendar => !calendar.isDefault || draft.calendar === String(calendar.id))
            .map(calendar => (
              <option key={calendar.id} value={calendar.id}>
                {calendar.name}
              </option>
            ))}
        </NativeSelect>
        <TextInput
          name="effort"
          label={t('effort')}
          description={t('effortHelp')}
          defaultValue={draft.effort}
          maxLength={40}
          error={error('effort') ?? error('defaultEffortMinutes')}
        />
      </div>
      <Checkbox
        mt="md"
        name="isOther"
        label={t('door')}
        description={t('doorHelp')}
        defaultChecked={draft.isOther}
        error={error('isOther')}
      />
    </>
  )
}
