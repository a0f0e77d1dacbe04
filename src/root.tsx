import '@mantine/core/styles.css'
import '#platform/ui/theme.css'
import {
  Anchor,
  ColorSchemeScript,
  Container,
  MantineProvider,
  mantineHtmlProps,
  Text,
  Title,
} from '@mantine/core'
import { type ComponentProps, type ReactNode, useContext } from 'react'
import {
  isRouteErrorResponse,
  Links,
  Meta,
  Outlet,
  Scripts,
  ScrollRestoration,
  useRouteLoaderData,
} from 'react-router'
import { IntlProvider, useTranslations } from 'use-intl'
import { callOf } from '#platform/http/app.server.ts'
import { localeOf, tagOf } from '#platform/http/locale.server.ts'
import type { RouteArguments } from '#platform/http/page.server.ts'
import { formats } from '#platform/i18n/formats.ts'
import { NonceContext } from '#platform/ui/nonce.ts'
import { theme } from '#platform/ui/theme.ts'

export async function loader({ request, context }: RouteArguments) {
  const call = callOf(context)
  const locale = localeOf(request)
  return {
    locale,
    tag: tagOf(request),
    words: call.app.words(locale),
    now: call.app.parts.now(),
    requestId: call.requestId,
  }
}

type Messages = ComponentProps<typeof IntlProvider>['messages']

/** Each language's words, read once: on the server they stay for the next page. */
const read = new Map<string, Messages>()

function messagesOf(words: string): Messages {
  const messages = read.get(words) ?? (JSON.parse(words) as Messages)
  read.set(words, messages)
  return messages
}

/** The words change with the language only, which reloads the whole page. */
export const shouldRevalidate = () => false

type RootData = Awaited<ReturnType<typeof loader>>

export function Layout({ children }: { children: ReactNode }) {
  const root = useRouteLoaderData<RootData>('root')
  const nonce = useContext(NonceContext)
  return (
    <html lang={root?.locale ?? 'en'} {...mantineHtmlProps}>
      <head>
        <meta charSet="utf-8" />
        <meta name="viewport" content="width=device-width, initial-scale=1" />
        <link rel="icon" href="/favicon.svg" type="image/svg+xml" />
        <Meta />
        <Links />
        <ColorSchemeScript defaultColorScheme="auto" nonce={nonce} suppressHydrationWarning />
      </head>
      <body>
        <MantineProvider theme={theme} defaultColorScheme="auto">
          {root ? (
            <IntlProvider
              locale={root.tag}
              formats={formats}
              messages={messagesOf(root.words)}
              timeZone="UTC"
              now={new Date(root.now)}
            >
              {children}
            </IntlProvider>
          ) : (
            children
          )}
        </MantineProvider>
        <ScrollRestoration nonce={nonce} />
        <Scripts nonce={nonce} />
      </body>
    </html>
  )
}

export default function Root() {
  return <Outlet />
}

function Failure({ error }: { error: unknown }) {
  const t = useTranslations('platform.error')
  const root = useRouteLoaderData<RootData>('root')
  const missing = isRouteErrorResponse(error) && error.status < 500
  return (
    <Container component="main" size="sm" py="xl">
      <Title order={1}>{missing ? t('notFoundTitle') : t('title')}</Title>
      {missing ? null : <Text my="md">{t('text', { reference: root?.requestId ?? '' })}</Text>}
      <Anchor href="/" mt="md" display="block">
        {t('home')}
      </Anchor>
    </Container>
  )
}

export function ErrorBoundary({ error }: { error: unknown }) {
  const root = useRouteLoaderData<RootData>('root')
  if (root) return <Failure error={error} />
  return (
    <main>
      <h1>Stratège</h1>
      <p>Something failed. Try again. Un incident est survenu. Réessayez.</p>
    </main>
  )
}
