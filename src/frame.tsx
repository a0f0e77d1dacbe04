import {
  ActionIcon,
  AppShell,
  Box,
  Burger,
  Group,
  Menu,
  NavLink,
  Text,
  useComputedColorScheme,
  useMantineColorScheme,
} from '@mantine/core'
import { useDisclosure } from '@mantine/hooks'
import {
  IconAdjustments,
  IconInbox,
  IconMoon,
  IconRoute,
  IconSend,
  IconSun,
  IconUser,
  IconUsers,
} from '@tabler/icons-react'
import { Form, Link, Outlet, NavLink as RouterNavLink, useLocation } from 'react-router'
import { useLocale, useTranslations } from 'use-intl'
import { type Actor, holds } from '#platform/actor.ts'
import { enter, type RouteArguments } from '#platform/http/page.server.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'

export async function loader(args: RouteArguments) {
  const { workspace, workspaces, actor } = await enter(args)
  return { workspace, workspaces, actor }
}

export type Frame = Awaited<ReturnType<typeof loader>>

interface Entry {
  to: string
  word: 'path' | 'desk' | 'portal' | 'people' | 'settings'
  icon: typeof IconRoute
  shown: (actor: Actor) => boolean
}

const team = (actor: Actor) => holds(actor, 'administrator', 'strategist', 'team')

/** The rooms in the order of the work. */
const entries: Entry[] = [
  {
    to: 'path',
    word: 'path',
    icon: IconRoute,
    shown: actor => team(actor) || holds(actor, 'executive', 'auditor', 'spoke'),
  },
  { to: 'desk', word: 'desk', icon: IconInbox, shown: team },
  { to: 'portal', word: 'portal', icon: IconSend, shown: () => true },
  {
    to: 'people',
    word: 'people',
    icon: IconUsers,
    shown: actor => team(actor) || holds(actor, 'executive', 'auditor'),
  },
  {
    to: 'settings',
    word: 'settings',
    icon: IconAdjustments,
    shown: actor => holds(actor, 'administrator', 'strategist', 'auditor'),
  },
]

/** The scheme is known in the browser only: both icons are drawn, and the style sheet shows one. */
function Scheme() {
  const t = useTranslations('platform')
  const { setColorScheme } = useMantineColorScheme()
  const scheme = useComputedColorScheme('light')
  return (
    <ActionIcon
      variant="subtle"
      color="gray"
      aria-label={t('scheme')}
      onClick={() => setColorScheme(scheme === 'dark' ? 'light' : 'dark')}
    >
      <Box component={IconSun} lightHidden w={18} h={18} />
      <Box component={IconMoon} darkHidden w={18} h={18} />
    </ActionIcon>
  )
}

function Language() {
  const t = useTranslations('platform')
  const locale = useLocale()
  const { pathname, search } = useLocation()
  const other = locale === 'fr' ? 'en' : 'fr'
  return (
    <Form method="post" action="/language" reloadDocument>
      <input type="hidden" name="next" value={pathname + search} />
      <input type="hidden" name="locale" value={other} />
      <ActionIcon
        type="submit"
        variant="subtle"
        color="gray"
        aria-label={t(`languages.${other}`)}
        lang={other}
      >
        <Text size="sm" fw={600}>
          {other.toUpperCase()}
        </Text>
      </ActionIcon>
    </Form>
  )
}

function Account({ frame }: { frame: Frame }) {
  const t = useTranslations('platform')
  return (
    <Menu position="bottom-end">
      <Menu.Target>
        <ActionIcon variant="subtle" color="gray" aria-label={t('account')}>
          <IconUser size={18} />
        </ActionIcon>
      </Menu.Target>
      <Menu.Dropdown>
        <Menu.Label>{frame.actor.name}</Menu.Label>
        <Menu.Item component={Link} to={`/w/${frame.workspace.slug}/account`}>
          {t('account')}
        </Menu.Item>
        {frame.workspaces.length > 1 ? <Menu.Label>{t('workspace')}</Menu.Label> : null}
        {frame.workspaces.length > 1
          ? frame.workspaces.map(({ slug, name }) => (
              <Menu.Item key={slug} component={Link} to={`/w/${slug}`} reloadDocument>
                {name}
              </Menu.Item>
            ))
          : null}
        <Menu.Divider />
        <Form method="post" action="/sign-out" reloadDocument>
          <Menu.Item type="submit" component="button">
            {t('signOut')}
          </Menu.Item>
        </Form>
      </Menu.Dropdown>
    </Menu>
  )
}

export default function FramePage({ loaderData }: { loaderData: Frame }) {
  const t = useTranslations('platform')
  const [open, { toggle, close }] = useDisclosure(false)
  const base = `/w/${loaderData.workspace.slug}`
  return (
    <AppShell
      header={{ height: 52 }}
      navbar={{ width: 200, breakpoint: 'sm', collapsed: { mobile: !open } }}
      padding="lg"
    >
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <AppShell.Header px="md">
        <Group h="100%" justify="space-between" wrap="nowrap">
          <Group wrap="nowrap" gap="sm">
            <Burger opened={open} onClick={toggle} hiddenFrom="sm" size="sm" aria-label={t('menu')} />
            <Link to={base} aria-label={t('name')}>
              <PathMark width={52} />
            </Link>
            <Text truncate fw={600}>
              {loaderData.workspace.name}
            </Text>
            {loaderData.workspace.sample ? (
              <Text size="sm" className="soft" truncate>
                {t('sample')}
              </Text>
            ) : null}
          </Group>
          <Group wrap="nowrap" gap={4}>
            <Language />
            <Scheme />
            <Account frame={loaderData} />
          </Group>
        </Group>
      </AppShell.Header>
      <AppShell.Navbar p="xs" component="nav" aria-label={t('menu')}>
        {entries
          .filter(entry => entry.shown(loaderData.actor))
          .map(({ to, word, icon: Icon }) => (
            <NavLink
              key={to}
              component={RouterNavLink}
              to={`${base}/${to}`}
              label={t(`rooms.${word}`)}
              leftSection={<Icon size={18} stroke={1.5} />}
              onClick={close}
            />
          ))}
      </AppShell.Navbar>
      <AppShell.Main id="content" tabIndex={-1}>
        <Outlet context={loaderData} />
      </AppShell.Main>
    </AppShell>
  )
}
