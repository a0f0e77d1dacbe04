import { IconAdjustments, IconInbox, IconMenu2, IconRoute, IconSend, IconUsers } from '@tabler/icons-react'
import { lazy, Suspense, useState } from 'react'
import { Link, NavLink, Outlet, type ShouldRevalidateFunctionArgs } from 'react-router'
import { IntlProvider, useLocale, useTranslations } from 'use-intl'
import { unitTree } from '#people'
import { allUnits } from '#people.server'
import { holdsOver, reachOf } from '#platform/actor.ts'
import { read } from '#platform/http/page.server.ts'
import { formatsIn } from '#platform/i18n/formats.ts'
import { PathMark } from '#platform/ui/path-mark.tsx'
import classes from './frame.module.css'
import { type Overlay, useFrameKeys } from './frame-keys.ts'
import { Progress } from './frame-progress.tsx'
import { ScopeBar, useCarriedScope } from './frame-scope.tsx'
import { Account, Language, Scheme, SearchButton } from './frame-tools.tsx'
import { rooms } from './places.ts'
import { SampleBanner } from './sample/banner.tsx'
import { useSampleTitle } from './sample/sample-title.ts'

export const loader = read(async (ctx, { workspace, workspaces }) => {
  const { actor } = ctx
  const reach = reachOf(actor, 'administrator', 'strategist', 'team', 'executive', 'auditor', 'spoke')
  const seen =
    reach !== 'all' && reach.length === 0
      ? []
      : (await allUnits(ctx.tx)).filter(
          unit => !unit.archived && (reach === 'all' || reach.includes(unit.id)),
        )
  return {
    workspace,
    workspaces,
    actor,
    units: unitTree(seen).map(({ id, name, depth }) => ({ id, name, depth })),
    wholeCompany: reach === 'all',
  }
})

export type Frame = Awaited<ReturnType<typeof loader>>

/** What the frame shows changes with the company and by changes made, not from page to page. */
export function shouldRevalidate({
  formMethod,
  currentParams,
  nextParams,
  defaultShouldRevalidate,
}: ShouldRevalidateFunctionArgs) {
  const changed = (formMethod ?? 'GET') !== 'GET' || currentParams.workspace !== nextParams.workspace
  return changed && defaultShouldRevalidate
}

const icons = {
  path: IconRoute,
  desk: IconInbox,
  portal: IconSend,
  people: IconUsers,
  settings: IconAdjustments,
}

const Palette = lazy(() => import('./palette.tsx'))

function Rooms({ frame, open, onGo }: { frame: Frame; open: boolean; onGo: () => void }) {
  const t = useTranslations()
  const carried = useCarriedScope()
  return (
    <nav className={classes.rooms} aria-label={t('platform.menu')} id="rooms" data-open={open}>
      <ul>
        {rooms
          .filter(room => room.shown(frame.actor))
          .map(({ to, word }) => {
            const Icon = icons[to]
            return (
              <li key={to}>
                <NavLink to={`/w/${frame.workspace.slug}/${to}${carried}`} onClick={onGo}>
                  <Icon size={18} stroke={1.5} aria-hidden />
                  {t(word)}
                </NavLink>
              </li>
            )
          })}
      </ul>
    </nav>
  )
}

function Company({ frame }: { frame: Frame }) {
  const t = useTranslations('platform')
  const { workspace } = frame
  return (
    <>
      <Link to={`/w/${workspace.slug}`} aria-label={t('name')} className={classes.mark}>
        <PathMark width={52} />
      </Link>
      <span className={classes.company}>{workspace.name}</span>
      {workspace.sample ? <span className={`soft ${classes.sample}`}>{t('sample')}</span> : null}
    </>
  )
}

function Banner({ frame: { workspace, workspaces, actor } }: { frame: Frame }) {
  const own = workspaces.find(({ sample }) => !sample) ?? null
  const manages = holdsOver(actor, null, 'administrator')
  return <SampleBanner slug={workspace.slug} own={own} manages={manages} />
}

export default function FramePage({ loaderData }: { loaderData: Frame }) {
  const t = useTranslations('platform')
  const [open, setOpen] = useState(false)
  const [overlay, setOverlay] = useState<Overlay | null>(null)
  useFrameKeys(loaderData, setOverlay)
  useSampleTitle(loaderData.workspace.sample)
  return (
    <div className={classes.frame}>
      <a href="#content" className="skip">
        {t('skip')}
      </a>
      <header className={classes.head}>
        <Progress />
        <div>
          <button
            type="button"
            className={classes.burger}
            aria-label={t('menu')}
            aria-expanded={open}
            aria-controls="rooms"
            onClick={() => setOpen(!open)}
          >
            <IconMenu2 size={20} aria-hidden />
          </button>
          <Company frame={loaderData} />
        </div>
        <div>
          <SearchButton onOpen={() => setOverlay('palette')} />
          <Language />
          <Scheme />
          <Account frame={loaderData} />
        </div>
      </header>
      <Rooms frame={loaderData} open={open} onGo={() => setOpen(false)} />
      <main id="content" className={classes.page} tabIndex={-1}>
        {loaderData.workspace.sample ? <Banner frame={loaderData} /> : null}
        <ScopeBar units={loaderData.units} all={loaderData.wholeCompany} />
        <IntlProvider
          locale={useLocale()}
          timeZone={loaderData.workspace.timeZone}
          formats={formatsIn(loaderData.workspace.currency)}
        >
          <Outlet context={loaderData} />
        </IntlProvider>
      </main>
      {overlay ? (
        <Suspense>
          <Palette frame={loaderData} overlay={overlay} onClose={() => setOverlay(null)} />
        </Suspense>
      ) : null}
    </div>
  )
}
