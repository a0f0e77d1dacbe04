import { Anchor, Button, Group, Input, NativeSelect, Stack, Text, Textarea, Title } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import { FileInput } from '#platform/ui/file-input.tsx'
import type { RequestView } from '#rooms/desk/request-view.server.ts'
import classes from './desk.module.css'
import { numberOf } from './request-number.ts'

type Said = RequestView['said'][number]

function One({ said, view, files }: { said: Said; view: RequestView; files: string }) {
  const t = useTranslations('desk.request')
  const format = useFormatter()
  const name = said.authorId === null ? t('someone') : (view.names[said.authorId] ?? t('someone'))
  return (
    <article className={classes.said} data-kind={said.kind} id={said.id}>
      <Group gap="0.25rem 0.75rem">
        <Text fw={600}>{said.kind === 'asked' ? t('asked', { name }) : t('said', { name })}</Text>
        <Text size="sm" className="soft">
          <time dateTime={new Date(said.at).toISOString()}>
            {format.dateTime(said.at, { dateStyle: 'medium', timeStyle: 'short' })}
          </time>
        </Text>
        {said.kind === 'note' ? (
          <Text size="sm" fw={600}>
            {t('internal')}
          </Text>
        ) : null}
        {said.from === null ? null : (
          <Text size="sm" className="soft">
            {t('fromMerged', { id: numberOf(view, said.from) })}
          </Text>
        )}
      </Group>
      {said.body ? <Text className={classes.words}>{said.body}</Text> : null}
      {said.files.map(file => (
        <Anchor key={file.id} href={`${files}/${file.id}`} display="block" size="sm">
          {t('fileSize', { name: file.name, size: Math.max(1, Math.round(file.size / 1024)) })}
        </Anchor>
      ))}
    </article>
  )
}

/** All that was said, oldest first. */
export function Conversation({ view, files }: { view: RequestView; files: string }) {
  const t = useTranslations('desk.request')
  return (
    <section aria-labelledby="conversation">
      <Title order={2} id="conversation">
        {t('conversation')}
      </Title>
      {view.said.map(said => (
        <One key={said.id} said={said} view={view} files={files} />
      ))}
    </section>
  )
}

function Files({ id }: { id: string }) {
  const t = useTranslations('desk.request')
  return (
    <Input.Wrapper id={id} label={t('files')} description={t('filesHelp')}>
      <FileInput id={id} name="files[]" multiple aria-describedby={`${id}-description`} />
    </Input.Wrapper>
  )
}

/** Writing to the other side; `sent` clears the form once its words have gone. */
export function ReplyForm({ view, sent }: { view: RequestView; sent: string | null }) {
  const t = useTranslations('desk')
  const busy = useNavigation().formData?.get('intent') === 'reply'
  const { requesterId } = view.request
  const name = requesterId === null ? null : view.names[requesterId]
  return (
    <Form method="post" encType="multipart/form-data" key={sent} className="section no-print">
      <Stack gap="sm">
        <Textarea
          id="reply"
          name="body"
          label={view.works && name ? t('request.replyLabel', { name }) : t('request.replyAs')}
          minRows={4}
          autosize
          maxLength={100_000}
        />
        <Files id="reply-files" />
        <Group align="end">
          {view.next.length > 0 ? (
            <NativeSelect name="next" label={t('request.next')} defaultValue="">
              <option value="">{t('request.keep')}</option>
              {view.next
                .filter(status => status !== 'declined')
                .map(status => (
                  <option key={status} value={status}>
                    {t(`status.${status}`)}
                  </option>
                ))}
            </NativeSelect>
          ) : null}
          <Button type="submit" name="intent" value="reply" loading={busy}>
            {t('request.send')}
          </Button>
        </Group>
      </Stack>
    </Form>
  )
}

/** Writing to the team only. */
export function NoteForm({ noted }: { noted: string | null }) {
  const t = useTranslations('desk.request')
  return (
    <details className="section no-print" id="note-box">
      <summary>{t('note')}</summary>
      <Form method="post" encType="multipart/form-data" key={noted}>
        <Stack gap="sm" mt="sm">
          <Textarea
            id="note"
            name="body"
            label={t('noteLabel')}
            description={t('noteHelp')}
            minRows={3}
            autosize
            maxLength={100_000}
            required
          />
          <Files id="note-files" />
          <Button type="submit" name="intent" value="note" variant="default" w="fit-content">
            {t('addNote')}
          </Button>
        </Stack>
      </Form>
    </details>
  )
}
