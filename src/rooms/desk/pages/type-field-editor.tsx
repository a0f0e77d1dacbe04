import { Checkbox, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useTranslations } from 'use-intl'
import { useLanguage } from '#platform/ui/language.ts'
import { fieldKinds } from '../request-type.ts'
import { choicesBefore, type FieldDraft, type TypeDraft } from '../type-draft.ts'
import classes from './settings.module.css'
import { type Operate, Operation, RowOperations } from './type-buttons.tsx'

type FieldError = (name: string) => string | undefined

interface FieldPart {
  draft: TypeDraft
  field: FieldDraft
  at: number
  error: FieldError
  operate: Operate
}

function useLabel() {
  const locale = useLanguage()
  const t = useTranslations('desk.settings')
  return (field: { labelFr: string; labelEn: string }) =>
    (locale === 'fr' ? field.labelFr || field.labelEn : field.labelEn || field.labelFr) || t('unnamed')
}

function Options({ field, at, error, operate }: FieldPart) {
  const t = useTranslations('desk.settings')
  const label = useLabel()(field)
  const path = `fields.${at}.options`
  return (
    <fieldset style={{ border: 0, padding: 0, margin: 0 }}>
      <Text component="legend" size="sm" fw={600}>
        {t('options')}
      </Text>
      {error(path) ? (
        <Text c="red" size="sm">
          {error(path)}
        </Text>
      ) : null}
      {field.options.map((option, index) => (
        <div key={option.uid} className={classes.option} data-row>
          <input type="hidden" name={`${path}.${index}.uid`} value={option.uid} />
          <input type="hidden" name={`${path}.${index}.value`} value={option.value} />
          <TextInput
            id={`option-${field.uid}-${option.uid}`}
            name={`${path}.${index}.fr`}
            label={t('inFrench')}
            defaultValue={option.fr}
            maxLength={200}
            error={error(`${path}.${index}.fr`)}
          />
          <TextInput
            name={`${path}.${index}.en`}
            label={t('inEnglish')}
            defaultValue={option.en}
            maxLength={200}
            error={error(`${path}.${index}.en`) ?? error(`${path}.${index}`)}
          />
          <RowOperations
            path={`${path}.${index}`}
            name={option.en || option.fr || t('unnamed')}
            first={index === 0}
            last={index === field.options.length - 1}
            operate={operate}
          />
        </div>
      ))}
      <Operation operation={`add:${path}`} label={t('addOptionTo', { name: label })} operate={operate}>
        {t('addOption')}
      </Operation>
    </fieldset>
  )
}

/** When the field is asked: always, or with certain answers to a choice above. */
function Condition({ draft, field, at, error }: FieldPart) {
  const t = useTranslations('desk.settings')
  const locale = useLanguage()
  const label = useLabel()
  const choices = choicesBefore(draft, at)
  const on = draft.fields.find(other => other.uid === field.on)
  if (choices.length === 0 && field.on === '') return null
  const above = choices.some(choice => choice.uid === field.on)
  const rests = choices.map(choice => ({ uid: choice.uid, text: t('with', { name: label(choice) }) }))
  // What it rests on stays chosen where it can no longer be, so that saving says so instead of forgetting it.
  if (field.on !== '' && !above)
    rests.push({
      uid: field.on,
      text: on ? t('withBelow', { name: label(on) }) : t('withGone', { name: field.on }),
    })
  const wrong = error(`fields.${at}.condition`) ?? error(`fields.${at}.condition.values`)
  return (
    <>
      <NativeSelect
        name={`fields.${at}.on`}
        label={t('asked')}
        description={t('askedHelp')}
        defaultValue={field.on}
        error={wrong}
      >
        <option value="">{t('always')}</option>
        {rests.map(({ uid, text }) => (
          <option key={uid} value={uid}>
            {text}
          </option>
        ))}
      </NativeSelect>
      {on ? (
        <Checkbox.Group key={on.uid} label={t('withAnswers')} defaultValue={field.values}>
          {on.options.map(option => (
            <Checkbox
              key={option.uid}
              name={`fields.${at}.values`}
              value={option.uid}
              label={(locale === 'fr' ? option.fr : option.en) || t('unnamed')}
              mt={4}
            />
          ))}
        </Checkbox.Group>
      ) : null}
    </>
  )
}

function FieldInputs(part: FieldPart) {
  const t = useTranslations('desk.settings')
  const { field, at, error } = part
  const path = `fields.${at}`
  const text = (name: 'labelFr' | 'labelEn') => ({
    name: `${path}.${name}`,
    label: t(name),
    defaultValue: field[name],
    maxLength: 200,
    error: error(`${path}.${name}`),
  })
  return (
    <Stack gap="xs" className={classes.inner}>
      <input type="hidden" name={`${path}.uid`} value={field.uid} />
      <input type="hidden" name={`${path}.key`} value={field.key} />
      <div className={classes.pair}>
        <TextInput {...text('labelFr')} id={`field-${field.uid}`} />
        <TextInput {...text('labelEn')} />
        <Textarea
          name={`${path}.helpFr`}
          label={t('helpFr')}
          defaultValue={field.helpFr}
          rows={2}
          maxLength={2000}
        />
        <Textarea
          name={`${path}.helpEn`}
          label={t('helpEn')}
          defaultValue={field.helpEn}
          rows={2}
          maxLength={2000}
        />
      </div>
      <NativeSelect name={`${path}.kind`} label={t('kind')} defaultValue={field.kind} maw={280}>
        {fieldKinds.map(kind => (
          <option key={kind} value={kind}>
            {t(`kinds.${kind}`)}
          </option>
        ))}
      </NativeSelect>
      {field.kind === 'choice' ? <Options {...part} /> : null}
      <Checkbox name={`${path}.required`} label={t('required')} defaultChecked={field.required} />
      <Condition {...part} />
    </Stack>
  )
}

function FieldRow(part: FieldPart & { problems: readonly string[] }) {
  const t = useTranslations('desk.settings')
  const { draft, field, at, operate, problems } = part
  const label = useLabel()
  const on = draft.fields.find(other => other.uid === field.on)
  const facts = [
    t(`kinds.${field.kind}`),
    field.required ? t('isRequired') : null,
    on ? t('isAskedWith', { name: label(on) }) : null,
  ]
  const wrong = problems.some(name => name.startsWith(`fields.${at}.`))
  return (
    <li className={classes.row} data-row>
      <details open={field.key === '' || wrong}>
        <summary>
          <strong>{`${at + 1}. ${label(field)}`}</strong>{' '}
          <span className="soft">{facts.filter(fact => fact !== null).join(' · ')}</span>
        </summary>
        <FieldInputs {...part} />
      </details>
      <RowOperations
        path={`fields.${at}`}
        name={label(field)}
        first={at === 0}
        last={at === draft.fields.length - 1}
        operate={operate}
      />
    </li>
  )
}

/** The fields of a type, each opened to be changed; moved, added and removed by keyboard. */
export function FieldsEditor({
  draft,
  error,
  operate,
  problems,
}: {
  draft: TypeDraft
  error: FieldError
  operate: Operate
  problems: readonly string[]
}) {
  const t = useTranslations('desk.settings')
  return (
    <>
      {draft.fields.length === 0 ? <Text my="xs">{t('noFields')}</Text> : null}
      <ol className={classes.rows}>
        {draft.fields.map((field, at) => (
          <FieldRow
            key={field.uid}
            draft={draft}
            field={field}
            at={at}
            error={error}
            operate={operate}
            problems={problems}
          />
        ))}
      </ol>
      <Operation operation="add:fields" id="add-field" label={t('addField')} operate={operate}>
        {t('addField')}
      </Operation>
    </>
  )
}
