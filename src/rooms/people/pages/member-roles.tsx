import { Button, Group, NativeSelect, Text, Title } from '@mantine/core'
import { Form } from 'react-router'
import { useTranslations } from 'use-intl'
import { roles } from '#platform/actor.ts'
import { Table } from '#platform/ui/table.tsx'
import { WideTable } from '#platform/ui/wide-table.tsx'
import { UnitSelect } from '../unit-select.tsx'
import type { MemberLoaded } from './member.tsx'

/** Roles held, each with what it allows; given and taken by who manages the member. */
export function MemberRoles({ data }: { data: MemberLoaded }) {
  const t = useTranslations('people')
  const { member, units, places, may } = data
  const placeOf = (unitId: number | null) =>
    unitId === null ? t('members.wholeCompany') : units.find(unit => unit.id === unitId)?.name
  return (
    <section className="section" aria-labelledby="roles">
      <Title order={2} id="roles">
        {t('members.roles')}
      </Title>
      {member.roles.length === 0 ? <Text mt="xs">{t('member.noRole')}</Text> : null}
      <WideTable label={t('members.roles')} minWidth={480}>
        <Table.Tbody>
          {member.roles.map(grant => (
            <Table.Tr key={grant.id}>
              <Table.Th scope="row">{t(`roles.${grant.role}`)}</Table.Th>
              <Table.Td>{placeOf(grant.unitId)}</Table.Td>
              <Table.Td className="soft">{t(`roleHelp.${grant.role}`)}</Table.Td>
              <Table.Td ta="right">
                {may.manage ? (
                  <Form method="post">
                    <input type="hidden" name="grant" value={grant.id} />
                    <Button
                      type="submit"
                      name="intent"
                      value="takeRole"
                      variant="default"
                      size="compact-sm"
                      aria-label={t('member.takeRoleOf', { role: t(`roles.${grant.role}`) })}
                    >
                      {t('member.takeRole')}
                    </Button>
                  </Form>
                ) : null}
              </Table.Td>
            </Table.Tr>
          ))}
        </Table.Tbody>
      </WideTable>
      {may.manage ? (
        <Form method="post">
          <Group align="end" gap="sm">
            <NativeSelect name="role" label={t('members.role')} defaultValue="requester">
              {roles.map(role => (
                <option key={role} value={role}>
                  {t(`roles.${role}`)}
                </option>
              ))}
            </NativeSelect>
            <UnitSelect
              name="roleUnit"
              label={t('members.roleUnit')}
              none={t('members.wholeCompany')}
              units={places}
            />
            <Button type="submit" name="intent" value="grant" variant="default">
              {t('member.grant')}
            </Button>
          </Group>
        </Form>
      ) : null}
    </section>
  )
}
