import { Anchor, Button, Group, Text, Title } from '@mantine/core'
import { Form, Link, useNavigation } from 'react-router'
import { useTranslations } from 'use-intl'
import type { Problem } from '#platform/refusal.ts'
import { useFieldError } from '#platform/ui/problem.tsx'
import type { ReadScenario } from '#rooms/path/scenario.server.ts'
import { type LeversForm, writeChoice } from '../lever-address.ts'
import { useWorkspacePath } from './room-path.ts'
import { ScenarioFields } from './scenario-fields.tsx'

/** Keeps the choice of the address under a name, or in the scenario it was opened from. */
export function ScenarioSave({
  form,
  opened,
  problem,
}: {
  form: LeversForm
  opened: ReadScenario | null
  problem: Problem | null
}) {
  const t = useTranslations('path.scenarios.save')
  const error = useFieldError(problem)
  const workspace = useWorkspacePath()
  const busy = useNavigation().state !== 'idle'
  const query = writeChoice(form)
  const title = opened
    ? t(opened.query === query ? 'opened' : 'openedChanged', { name: opened.name })
    : t('title')
  return (
    <section className="section no-print" aria-labelledby="keep">
      <Title order={2} id="keep">
        {title}
      </Title>
      {opened && !opened.changes ? <Text className="prose">{t('owner')}</Text> : null}
      {form.chosen.length === 0 ? (
        <Text className="prose">{t('nothing')}</Text>
      ) : (
        <Form method="post" key={`${opened?.id} ${opened?.version}`}>
          <input type="hidden" name="query" value={query} />
          {opened ? (
            <>
              <input type="hidden" name="id" value={opened.id} />
              <input type="hidden" name="version" value={opened.version} />
            </>
          ) : null}
          <Group align="flex-end">
            <ScenarioFields
              name={opened?.changes ? opened.name : ''}
              visibility={opened?.changes ? opened.visibility : 'private'}
              error={error('name')}
            />
            {opened?.changes ? (
              <Button type="submit" name="intent" value="change" loading={busy}>
                {t('change')}
              </Button>
            ) : null}
            <Button
              type="submit"
              name="intent"
              value="save"
              variant={opened?.changes ? 'default' : 'filled'}
              loading={busy}
            >
              {t('new')}
            </Button>
          </Group>
          <Text size="sm" className="soft" mt="xs">
            {t('help')}
          </Text>
        </Form>
      )}
      <Anchor component={Link} to={`${workspace}/path/scenarios`}>
        {t('all')}
      </Anchor>
    </section>
  )
}
