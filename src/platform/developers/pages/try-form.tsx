import {
  Button,
  Input,
  NativeSelect,
  PasswordInput,
  Stack,
  Text,
  Textarea,
  TextInput,
  Title,
} from '@mantine/core'
import { useMounted } from '@mantine/hooks'
import { type FormEvent, useState } from 'react'
import { useTranslations } from 'use-intl'
import { FileInput } from '#platform/ui/file-input.tsx'
import { callOf } from '../call.ts'
import type { Asked, BodyForm, OperationDetail } from '../operation.ts'
import { Answer, Curl } from './answer.tsx'
import classes from './developers.module.css'
import { useSender } from './developers.tsx'
import { Said } from './said.tsx'
import { useSending } from './use-sending.ts'

function Field({ asked, value, set }: { asked: Asked; value: string; set: (value: string) => void }) {
  const t = useTranslations('developers')
  const common = {
    label: asked.name,
    description: asked.description ? <Said text={asked.description} /> : undefined,
    required: asked.required,
    value,
  }
  if (asked.choices === null)
    return (
      <TextInput
        {...common}
        maxLength={2000}
        autoComplete="off"
        spellCheck={false}
        onChange={event => set(event.currentTarget.value)}
      />
    )
  return (
    <NativeSelect {...common} onChange={event => set(event.currentTarget.value)}>
      {asked.required ? null : <option value="">{t('leftOut')}</option>}
      {asked.choices.map(choice => (
        <option key={choice}>{choice}</option>
      ))}
    </NativeSelect>
  )
}

/** What must be given, then, folded where it is much, what may be. */
function Fields({
  asked,
  values,
  set,
}: {
  asked: Asked[]
  values: Record<string, string>
  set: (name: string, value: string) => void
}) {
  const t = useTranslations('developers')
  const fields = (some: Asked[]) =>
    some.map(one => (
      <Field key={one.name} asked={one} value={values[one.name]} set={value => set(one.name, value)} />
    ))
  const optional = asked.filter(one => !one.required)
  return (
    <>
      {fields(asked.filter(one => one.required))}
      {optional.length > 0 ? (
        <details open={optional.length < 4}>
          <summary className={classes.summary}>{t('optional', { count: optional.length })}</summary>
          <div className={classes.grid}>{fields(optional)}</div>
        </details>
      ) : null}
    </>
  )
}

function Sender() {
  const t = useTranslations('developers')
  const { token, setToken } = useSender()
  return (
    <>
      <NativeSelect
        label={t('sender')}
        value={token === null ? 'session' : 'token'}
        onChange={event => setToken(event.currentTarget.value === 'token' ? '' : null)}
      >
        <option value="session">{t('session')}</option>
        <option value="token">{t('token')}</option>
      </NativeSelect>
      {token === null ? null : (
        <PasswordInput
          label={t('token')}
          description={t('tokenHelp')}
          value={token}
          required
          autoComplete="off"
          spellCheck={false}
          visibilityToggleButtonProps={{ 'aria-label': t('showToken') }}
          onChange={event => setToken(event.currentTarget.value.trim())}
        />
      )}
    </>
  )
}

function Body({
  form,
  text,
  setText,
  setFile,
}: {
  form: BodyForm
  text: string
  setText: (text: string) => void
  setFile: (file: File | null) => void
}) {
  const t = useTranslations('developers')
  if (form.example === null)
    return (
      <Input.Wrapper id="body-file" label={t('file')} required={form.required}>
        <FileInput
          id="body-file"
          required={form.required}
          onChange={event => setFile(event.currentTarget.files?.[0] ?? null)}
        />
      </Input.Wrapper>
    )
  return (
    <Textarea
      className={classes.body}
      label={t('body')}
      description={form.required ? t('bodyHelp') : t('bodyOptional')}
      rows={Math.min(20, text.split('\n').length + 1)}
      spellCheck={false}
      value={text}
      onChange={event => setText(event.currentTarget.value)}
    />
  )
}

/** The form of an operation, the call it makes as a line for a shell, and the answer. */
export function TryForm({
  operation,
  origin,
  company,
}: {
  operation: OperationDetail
  origin: string
  company: { slug: string; name: string }
}) {
  const t = useTranslations('developers')
  const [values, setValues] = useState(() =>
    Object.fromEntries(operation.asked.map(({ name, value }) => [name, value])),
  )
  const [type, setType] = useState(operation.bodies[0]?.type)
  const form = operation.bodies.find(body => body.type === type)
  const [text, setText] = useState(form?.example ?? '')
  const [file, setFile] = useState<File | null>(null)
  const alive = useMounted()
  const { token } = useSender()
  const { sending, answer, send } = useSending(company.slug, token)
  const content =
    form &&
    (form.example === null ? file && { type: form.type, file: file.name } : { type: form.type, json: text })
  const call = callOf(operation, values, content ?? null)
  const submit = (event: FormEvent) => {
    event.preventDefault()
    send(call, form?.example === null ? file : null)
  }
  return (
    <section className="section" aria-labelledby="try">
      <Title order={2} id="try">
        {t('try')}
      </Title>
      <form onSubmit={submit} className="prose">
        {/* What is chosen before the page is alive would be lost. */}
        <fieldset disabled={!alive} className={classes.fields}>
          <Stack gap="sm" mt="sm">
            <Fields
              asked={operation.asked}
              values={values}
              set={(name, value) => setValues({ ...values, [name]: value })}
            />
            {operation.bodies.length > 1 ? (
              <NativeSelect
                label={t('bodyType')}
                value={type}
                data={operation.bodies.map(body => body.type)}
                onChange={event => setType(event.currentTarget.value)}
              />
            ) : null}
            {form ? <Body form={form} text={text} setText={setText} setFile={setFile} /> : null}
            <Sender />
            {operation.method === 'GET' ? null : (
              <Text size="sm">{t('changes', { company: company.name })}</Text>
            )}
            <Button type="submit" loading={sending} w="fit-content">
              {t('send', { method: operation.method })}
            </Button>
          </Stack>
        </fieldset>
      </form>
      <Curl call={call} origin={origin} />
      <Answer answer={answer} answers={operation.answers} />
    </section>
  )
}
