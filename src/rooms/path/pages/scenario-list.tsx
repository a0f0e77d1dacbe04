import { Anchor, Button, Checkbox, Group, Text, Title } from '@mantine/core'
import { Form, Link, useNavigation, useSearchParams } from 'react-router'
import { useTranslations } from 'use-intl'
import { useValueText } from '#platform/ui/value-text.ts'
import type { ListedScenario, ScenariosPage } from '#rooms/path/scenario.server.ts'
import { MOST_COMPARED, type Scenario } from '../scenario.ts'
import { useChoiceText } from './choice-text.ts'
import { useDayText } from './day-text.ts'
import classes from './path.module.css'
import { useWorkspacePath } from './room-path.ts'
import { ScenarioFields } from './scenario-fields.tsx'
import { ThresholdSelect } from './threshold-select.tsx'

/** Address that opens a scenario on the page of the levers. */
export function useOpened(): (scenario: Pick<Scenario, 'id' | 'query'>) => string {
  const workspace = useWorkspacePath()
  return ({ id, query }) => `${workspace}/path/levers?${query}&scenario=${id}`
}

/** What its owner, or who leads the company, does with a scenario. */
function Changes({ scenario }: { scenario: ListedScenario }) {
  const t = useTranslations('path.scenarios')
  const busy = useNavigation().state !== 'idle'
  const { id, version, name, visibility } = scenario
  const held = (
    <>
      <input type="hidden" name="id" value={id} />
      <input type="hidden" name="version" value={version} />
    </>
  )
  return (
    <>
      <details>
        <summary>{t('edit')}</summary>
        <Form method="post" preventScrollReset>
          {held}
          <Group align="flex-end" my="xs">
            <ScenarioFields name={name} visibility={visibility} />
            <Button type="submit" name="intent" value="change" variant="default" loading={busy}>
              {t('save.change')}
            </Button>
          </Group>
        </Form>
      </details>
      <details>
        <summary>{t('remove')}</summary>
        <Form method="post" preventScrollReset>
          {held}
          <Text size="sm" className="prose">
            {t('removeSure', { name })}
          </Text>
          <Button
            type="submit"
            name="intent"
            value="remove"
            color="red"
            variant="outline"
            my="xs"
            loading={busy}
          >
            {t('removeNow', { name })}
          </Button>
        </Form>
      </details>
    </>
  )
}

function ScenarioItem({
  scenario,
  compared,
  names,
  saves,
}: {
  scenario: ListedScenario
  compared: boolean
  names: ScenariosPage['names']
  saves: boolean
}) {
  const t = useTranslations('path.scenarios')
  const value = useValueText()
  const day = useDayText()
  const choice = useChoiceText(names)
  const opened = useOpened()
  const { id, name, visibility, ownerName, updatedAt, form } = scenario
  return (
    <li className={classes.scenario}>
      <Checkbox
        form="to-compare"
        name="scenario"
        value={id}
        defaultChecked={compared}
        aria-label={t('list.compareOne', { name })}
        mt={3}
      />
      <div>
        <Anchor component={Link} to={opened(scenario)} fw={600}>
          {name}
        </Anchor>
        <p>{t('list.begins', { names: choice(form), threshold: value(form.threshold, 'share') })}</p>
        <p className="soft">{t('list.by', { visibility, owner: ownerName, day: day.day(updatedAt) })}</p>
        <Group gap="0.25rem 1.25rem" className="no-print" mt={4} align="flex-start">
          {saves ? (
            <Form method="post" preventScrollReset>
              <input type="hidden" name="id" value={id} />
              <Button type="submit" name="intent" value="duplicate" variant="default" size="compact-sm">
                {t('duplicate')}
              </Button>
            </Form>
          ) : null}
          {scenario.changes ? <Changes scenario={scenario} /> : null}
        </Group>
      </div>
    </li>
  )
}

/** Every scenario the reader sees, those to compare ticked. */
export function ScenarioList({ page }: { page: ScenariosPage }) {
  const t = useTranslations('path.scenarios.list')
  const workspace = useWorkspacePath()
  const [asked] = useSearchParams()
  const shown = page.compared.map(({ scenario }) => scenario.id)
  return (
    <section className="section" aria-labelledby="kept">
      <Title order={2} id="kept">
        {t('title')}
      </Title>
      <Text className="no-print">{t('choose', { most: MOST_COMPARED })}</Text>
      <ul className={classes.scenarios}>
        {page.scenarios.map(scenario => (
          <ScenarioItem
            key={`${scenario.id} ${scenario.version} ${shown.includes(scenario.id)}`}
            scenario={scenario}
            compared={shown.includes(scenario.id)}
            names={page.names}
            saves={page.saves}
          />
        ))}
      </ul>
      <Form method="get" id="to-compare" className="no-print" preventScrollReset>
        {asked.get('after') ? (
          <input type="hidden" name="after" value={asked.get('after') as string} />
        ) : null}
        <Group align="flex-end">
          <ThresholdSelect threshold={page.threshold} />
          <Button type="submit" variant="default">
            {t('compare')}
          </Button>
          <Button component={Link} to={`${workspace}/path/levers`} variant="default">
            {t('new')}
          </Button>
        </Group>
      </Form>
      <Group mt="sm" className="no-print">
        {page.next === null ? null : (
          <Anchor component={Link} to={`?after=${page.next}`}>
            {t('older')}
          </Anchor>
        )}
        {asked.get('after') ? (
          <Anchor component={Link} to="?">
            {t('newer')}
          </Anchor>
        ) : null}
      </Group>
    </section>
  )
}
