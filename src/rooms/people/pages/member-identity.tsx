import { Button, NativeSelect, Stack, TextInput, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { useFieldError } from '#platform/ui/problem.tsx'
import { Table } from '#platform/ui/table.tsx'
import { UnitSelect } from '../unit-select.tsx'
import type { MemberPart } from './member.tsx'

/** Name, address, unit and language: a form for who manages the member, else what is known. */
export function MemberIdentity({ data, problem }: MemberPart) {
  const t = useTranslations('people')
  const tp = useTranslations('platform')
  const error = useFieldError(problem)
  const { member, units, places, may } = data
  const unit = units.find(candidate => candidate.id === member.unitId)
  if (!may.manage)
    return (
      <Table w="fit-content" mt="md" variant="vertical">
        <Table.Tbody>
          <Table.Tr>
            <Table.Th>{t('members.email')}</Table.Th>
            <Table.Td>{member.email}</Table.Td>
          </Table.Tr>
          <Table.Tr>
            <Table.Th>{t('members.unit')}</Table.Th>
            <Table.Td>{unit?.name}</Table.Td>
          </Table.Tr>
        </Table.Tbody>
      </Table>
    )
  const kept = unit && !places.some(place => place.id === unit.id) ? [unit, ...places] : places
  return (
    <section className="section" aria-labelledby="identity">
      <Title order={2} id="identity">
        {t('member.identity')}
      </Title>
      <Form method="post" className="prose" key={member.id}>
        <Stack gap="sm" mt="sm">
          <TextInput
            name="name"
            label={t('members.name')}
            defaultValue={member.name}
            maxLength={200}
            error={error('name')}
            required
          />
          <TextInput
            name="email"
            type="email"
            label={t('members.email')}
            description={member.hasAccount ? t('member.emailHelp') : t('members.emailHelp')}
            defaultValue={member.email ?? ''}
            error={error('email')}
          />
          <UnitSelect
            name="unit"
            label={t('members.unit')}
            none={t('units.top')}
            units={kept}
            value={member.unitId}
            error={error('unit')}
          />
          <NativeSelect name="locale" label={tp('language')} defaultValue={member.locale ?? ''}>
            <option value="">{t('members.companyLanguage')}</option>
            <option value="fr">{tp('languages.fr')}</option>
            <option value="en">{tp('languages.en')}</option>
          </NativeSelect>
          <Button type="submit" w="fit-content">
            {tp('save')}
          </Button>
        </Stack>
      </Form>
    </section>
  )
}
