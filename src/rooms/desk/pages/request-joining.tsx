import { Button, Checkbox, Group, NativeSelect, Stack, Text, TextInput } from '@mantine/core'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import { numberOf } from './request-number.ts'

function Merge({ problem }: { problem: Problem | null }) {
  const t = useTranslations('desk.request')
  const error = useFieldError(problem)
  return (
    <details className="section no-print">
      <summary>{t('merge')}</summary>
      <Form method="post">
        <Stack gap="sm" mt="sm">
          <TextInput
            name="into"
            label={t('mergeLabel')}
            description={t('mergeHelp')}
            error={error('into')}
            required
          />
          <Button type="submit" name="intent" value="merge" variant="default" w="fit-content">
            {t('mergeDo')}
          </Button>
        </Stack>
      </Form>
    </details>
  )
}

function Split({ view, problem }: { view: RequestView; problem: Problem | null }) {
  const t = useTranslations('desk.request')
  const error = useFieldError(problem)
  const messages = view.said.filter(said => said.messageId !== null && said.from === null)
  if (messages.length === 0) return null
  return (
    <details className="section no-print">
      <summary>{t('split')}</summary>
      <Form method="post">
        <Stack gap="sm" mt="sm">
          <Checkbox.Group label={t('splitLabel')} error={error('messages')}>
            <Stack gap="xs" mt="xs">
              {messages.map(said => (
                <Checkbox
                  key={said.id}
                  name="messages[]"
                  value={String(said.messageId)}
                  label={said.body.slice(0, 80)}
                />
              ))}
            </Stack>
          </Checkbox.Group>
          <TextInput name="subject" label={t('subject')} maxLength={500} error={error('subject')} required />
          <NativeSelect name="type" label={t('type')} defaultValue={view.request.typeId}>
            {view.types.map(type => (
              <option key={type.id} value={type.id}>
                {type.name}
              </option>
            ))}
          </NativeSelect>
          <Button type="submit" name="intent" value="split" variant="default" w="fit-content">
            {t('splitDo')}
          </Button>
        </Stack>
      </Form>
    </details>
  )
}

function Undo({ view }: { view: RequestView }) {
  const t = useTranslations('desk.request')
  if (view.joinings.length === 0) return null
  return (
    <section className="section" aria-label={t('joined')}>
      <Text fw={600}>{t('joined')}</Text>
      {view.joinings.map(({ id, kind, fromId, intoId, undoneAt }) => {
        const ids = { from: numberOf(view, fromId), into: numberOf(view, intoId) }
        return (
          <Group key={id} gap="sm">
            <Text size="sm">{kind === 'merge' ? t('joinedMerge', ids) : t('joinedSplit', ids)}</Text>
            {undoneAt === null ? (
              <Form method="post">
                <input type="hidden" name="joining" value={id} />
                <Button type="submit" name="intent" value="undo" variant="default" size="compact-sm">
                  {t('undo')}
                </Button>
              </Form>
            ) : (
              <Text size="sm" className="soft">
                {t('undone')}
              </Text>
            )}
          </Group>
        )
      })}
    </section>
  )
}

/** Merging, splitting, and taking either back. */
export function Joining({ view, problem }: { view: RequestView; problem: Problem | null }) {
  return (
    <>
      {view.request.mergedIntoId === null ? <Merge problem={problem} /> : null}
      {view.request.mergedIntoId === null ? <Split view={view} problem={problem} /> : null}
      <Undo view={view} />
    </>
  )
}
