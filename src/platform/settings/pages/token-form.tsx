import { Button, Checkbox, Fieldset, NativeSelect, Stack, Text, TextInput, Title } from '@mantine/core'
import { Form, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Scope } from '#platform/auth/token-scope.ts'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import classes from './settings.module.css'

const lives = [7, 30, 90, 366] as const

/** A new token: what it is for, what it may do, and until when. */
export function NewToken({ scopes, problem }: { scopes: readonly Scope[]; problem: Problem | null }) {
  const t = useTranslations('settings.token')
  const error = useFieldError(problem)
  const busy = useNavigation().state === 'submitting'
  return (
    <section className="section" aria-labelledby="new-token">
      <Title order={2} id="new-token">
        {t('new')}
      </Title>
      <Form method="post" className="prose">
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('name')}
            description={t('nameHelp')}
            maxLength={200}
            error={error('name')}
            required
          />
          <NativeSelect name="days" label={t('days')} defaultValue={90} error={error('days')}>
            {lives.map(days => (
              <option key={days} value={days}>
                {t('life', { days })}
              </option>
            ))}
          </NativeSelect>
          <Fieldset legend={t('scopes')}>
            <Text size="sm" className="soft">
              {t('scopesHelp')}
            </Text>
            <div className={classes.scopes}>
              {scopes.map(scope => (
                <Checkbox
                  key={scope}
                  name="scopes[]"
                  value={scope}
                  label={t(`scope.${scope.replace(':', '-')}`)}
                  description={scope}
                />
              ))}
            </div>
            {error('scopes') ? (
              <Text size="sm" c="red" mt="xs">
                {error('scopes')}
              </Text>
            ) : null}
          </Fieldset>
          <Button type="submit" name="intent" value="make" loading={busy} w="fit-content">
            {t('make')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}
