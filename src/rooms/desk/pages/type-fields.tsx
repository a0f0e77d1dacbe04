import { Input, NativeSelect, Stack, Text, Textarea, TextInput } from '@mantine/core'
import { useEffect, useId, useRef, useState } from 'react'
import { useTranslations } from 'use-intl'
import type { UnitNode } from '#people'
import { UnitSelect } from '#people.ui'
import type { Problem } from '#platform/refusal.ts'
import { FileInput } from '#platform/ui/file-input.tsx'
import { useLanguage } from '#platform/ui/language.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import { isAsked, type RequestField } from '../request-type.ts'
import { answerName } from '../type-form.ts'

type Typed = Readonly<Record<string, string>>

export interface TypeFieldsProps {
  fields: readonly RequestField[]
  /** In the order of the tree, for fields that ask for a unit. */
  units: readonly UnitNode[]
  /** What was typed before, so that an error loses nothing. */
  answers?: Readonly<Record<string, string | number>>
  problem?: Problem | null
}

interface FieldProps {
  field: RequestField
  label: string
  help?: string
  value: string
  error?: string
  units: readonly UnitNode[]
  onChange: (value: string) => void
}

/** A file cannot be put back into a form: after an error, its name says which one to choose again. */
function FileField({ field, label, help, value, error, onChange }: FieldProps) {
  const t = useTranslations('desk.fields')
  const id = useId()
  const [before] = useState(value)
  const told = [help ? `${id}-description` : '', error ? `${id}-error` : ''].filter(Boolean).join(' ')
  return (
    <Input.Wrapper id={id} label={label} description={help} error={error} required={field.required}>
      <FileInput
        id={id}
        name={answerName(field.key)}
        required={field.required}
        aria-invalid={error ? true : undefined}
        aria-describedby={told || undefined}
        onChange={event => onChange(event.currentTarget.files?.[0]?.name ?? '')}
      />
      {before ? <Text size="sm">{t('fileAgain', { name: before })}</Text> : null}
    </Input.Wrapper>
  )
}

function Field(props: FieldProps) {
  const { field, label, help, value, error, units, onChange } = props
  const t = useTranslations('desk.fields')
  const locale = useLanguage()
  const shared = {
    name: answerName(field.key),
    label,
    description: help,
    error,
    required: field.required,
    defaultValue: value,
  }
  switch (field.kind) {
    case 'file':
      return <FileField {...props} />
    case 'unit':
      return (
        <UnitSelect
          {...shared}
          none={t('choose')}
          units={units}
          value={Number(value) || null}
          onChange={onChange}
        />
      )
    case 'choice':
      return (
        <NativeSelect {...shared} onChange={event => onChange(event.currentTarget.value)}>
          <option value="">{t('choose')}</option>
          {field.options?.map(option => (
            <option key={option.value} value={option.value}>
              {locale === 'fr' ? option.fr : option.en}
            </option>
          ))}
        </NativeSelect>
      )
    case 'longText':
      return (
        <Textarea
          {...shared}
          autosize
          minRows={3}
          maxLength={20_000}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
    default:
      return (
        <TextInput
          {...shared}
          type={field.kind === 'date' ? 'date' : 'text'}
          inputMode={field.kind === 'number' ? 'decimal' : undefined}
          maxLength={field.kind === 'text' ? 500 : 40}
          onChange={event => onChange(event.currentTarget.value)}
        />
      )
  }
}

/** The fields asked, in order: one whose condition rests on a field that is not asked is not asked either. */
function askedOf(fields: readonly RequestField[], typed: Typed): RequestField[] {
  const answers: Record<string, string> = {}
  return fields.filter(field => {
    if (!isAsked(field, answers)) return false
    answers[field.key] = typed[field.key] ?? ''
    return true
  })
}

/**
 * The fields of a request type inside a form, in the reader's language, under the names `answers.<key>`. Conditions
 * are followed while one types; a field that goes and comes back keeps what was typed. Use a `key` per type.
 */
export function TypeFields({ fields, units, answers = {}, problem }: TypeFieldsProps) {
  const locale = useLanguage()
  const error = useFieldError(problem)
  const box = useRef<HTMLDivElement>(null)
  const [typed, setTyped] = useState<Typed>(() =>
    Object.fromEntries(Object.entries(answers).map(([key, value]) => [key, String(value)])),
  )
  // What was typed before the page came alive, or put back by the browser, counts too.
  useEffect(() => {
    const form = box.current?.closest('form')
    if (!form) return
    const found: Record<string, string> = {}
    for (const [name, value] of new FormData(form))
      if (typeof value === 'string' && value !== '') found[name] = value
    setTyped(known => ({
      ...known,
      ...Object.fromEntries(
        fields.flatMap(({ key }) => (answerName(key) in found ? [[key, found[answerName(key)]]] : [])),
      ),
    }))
  }, [fields])
  return (
    <Stack gap="sm" ref={box}>
      {askedOf(fields, typed).map(field => (
        <Field
          key={field.key}
          field={field}
          label={locale === 'fr' ? field.labelFr : field.labelEn}
          help={(locale === 'fr' ? field.helpFr : field.helpEn) || undefined}
          value={typed[field.key] ?? ''}
          error={error(answerName(field.key))}
          units={units}
          onChange={value => setTyped(known => ({ ...known, [field.key]: value }))}
        />
      ))}
    </Stack>
  )
}
