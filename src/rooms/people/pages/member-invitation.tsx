import { Button, CopyButton, Group, Text, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useFormatter, useTranslations } from 'use-intl'
import type { MemberLoaded } from './member.tsx'

/** The one-time link with which a member makes their account: shown once, to be handed over. */
export function MemberInvitation({
  invitation,
  link,
}: {
  invitation: MemberLoaded['invitation']
  link: string | null
}) {
  const t = useTranslations('people')
  const format = useFormatter()
  return (
    <section className="section" aria-labelledby="invitation">
      <Title order={2} id="invitation">
        {t('invitation.heading')}
      </Title>
      <Text className="prose" my="xs">
        {invitation
          ? t('invitation.live', {
              until: format.dateTime(invitation.expiresAt, { dateStyle: 'long', timeStyle: 'short' }),
            })
          : t('invitation.none')}
      </Text>
      {link ? (
        <Group align="end" gap="sm" mb="sm" className="prose" wrap="nowrap" role="status">
          <TextInput
            readOnly
            label={t('invitation.link')}
            description={t('invitation.once')}
            value={link}
            flex={1}
            onFocus={event => event.currentTarget.select()}
          />
          <CopyButton value={link}>
            {({ copied, copy }) => (
              <Button onClick={copy}>{copied ? t('invitation.copied') : t('invitation.copy')}</Button>
            )}
          </CopyButton>
        </Group>
      ) : null}
      <Form method="post">
        <Group gap="sm">
          <Button type="submit" name="intent" value="invite" variant="default">
            {invitation ? t('invitation.renew') : t('invitation.make')}
          </Button>
          {invitation ? (
            <Button type="submit" name="intent" value="revoke" variant="default">
              {t('invitation.revoke')}
            </Button>
          ) : null}
        </Group>
      </Form>
    </section>
  )
}
