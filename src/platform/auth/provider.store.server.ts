import { randomUUID } from 'node:crypto'
import type pg from 'pg'
import type { Provider } from './provider.ts'

/** Addresses of a provider as its discovery document gives them, and what is needed to use them. */
export interface ProviderConfig {
  issuer: string
  clientId: string
  clientSecret: string
  authorizationEndpoint: string
  tokenEndpoint: string
  jwksEndpoint: string
  userInfoEndpoint?: string
  discoveryEndpoint: string
  tokenEndpointAuthentication: 'client_secret_basic' | 'client_secret_post'
  pkce: true
  scopes: string[]
}

interface Row {
  providerId: string
  name: string
  issuer: string
  oidcConfig: string
}

const toProvider = (row: Row): Provider => ({
  id: row.providerId,
  name: row.name,
  issuer: row.issuer,
  clientId: (JSON.parse(row.oidcConfig) as ProviderConfig).clientId,
})

/** The providers set, by name. */
export async function listProviders(pool: pg.Pool): Promise<Provider[]> {
  const { rows } = await pool.query<Row>(
    '/* provider.list */ select "providerId", name, issuer, "oidcConfig" from auth_sso_provider where "oidcConfig" is not null order by name, "providerId"',
  )
  return rows.map(toProvider)
}

/** A provider with its secret, for the server alone; null where there is none. */
export async function findProviderConfig(pool: pg.Pool, id: string): Promise<ProviderConfig | null> {
  const { rows } = await pool.query<Row>(
    '/* provider.find */ select "oidcConfig" from auth_sso_provider where "providerId" = $1',
    [id],
  )
  return rows.length === 0 ? null : (JSON.parse(rows[0].oidcConfig) as ProviderConfig)
}

/** Origins that the providers set are reached at. */
export async function providerOrigins(pool: pg.Pool): Promise<string[]> {
  const { rows } = await pool.query<Row>(
    '/* provider.origins */ select "oidcConfig" from auth_sso_provider where "oidcConfig" is not null',
  )
  const urls = rows.flatMap(row => {
    const config = JSON.parse(row.oidcConfig) as ProviderConfig
    return [config.issuer, config.authorizationEndpoint, config.tokenEndpoint, config.jwksEndpoint].concat(
      config.userInfoEndpoint ?? [],
    )
  })
  return [...new Set(urls.map(url => new URL(url).origin))]
}

export async function saveProvider(
  pool: pg.Pool,
  provider: { id: string; name: string; userId: string; config: ProviderConfig },
): Promise<void> {
  const { id, name, userId, config } = provider
  await pool.query(
    `/* provider.save */ insert into auth_sso_provider (id, issuer, "oidcConfig", "userId", "providerId", domain, name)
    values ($1, $2, $3, $4, $5, $6, $7)
    on conflict ("providerId") do update set issuer = excluded.issuer, "oidcConfig" = excluded."oidcConfig",
      "userId" = excluded."userId", domain = excluded.domain, name = excluded.name`,
    [randomUUID(), config.issuer, JSON.stringify(config), userId, id, new URL(config.issuer).hostname, name],
  )
}

/** Unties accounts from a provider: who somebody is at one issuer says nothing of another. */
export async function untieAccounts(pool: pg.Pool, id: string): Promise<void> {
  await pool.query('/* provider.untie */ delete from auth_account where "providerId" = $1', [id])
}

/** Removes a provider; false where there is none. */
export async function deleteProvider(pool: pg.Pool, id: string): Promise<boolean> {
  const done = await pool.query(
    '/* provider.delete */ delete from auth_sso_provider where "providerId" = $1',
    [id],
  )
  return done.rowCount === 1
}
