import assert from 'node:assert/strict'
import { connect } from 'node:net'
import { after, before, test } from 'node:test'
import { setTimeout as sleep } from 'node:timers/promises'
import { type Company, owner, removeFolder, startCompany } from './server.ts'

// What only a real socket can send, against the built product: broken HTTP, huge bodies, forms of its pages.
let company: Company
let cookie = ''
const bearer = () => ({ authorization: `Bearer ${company.token}` })

before(async () => {
  company = await startCompany()
  const { origin } = company.server
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin, 'content-type': 'application/x-www-form-urlencoded' },
    body: new URLSearchParams({ email: owner.email, password: owner.password }),
  })
  assert.equal(answer.status, 302, await answer.text())
  cookie = answer.headers
    .getSetCookie()
    .map(text => text.split(';')[0])
    .join('; ')
})
after(async () => {
  await company.server.stop()
  removeFolder(company.server.data)
})

/** Sends bytes as they are and reads what comes back until the server ends the connection, at most `limit` ms. */
function raw(bytes: string | Buffer, limit = 10_000): Promise<string> {
  const { port } = new URL(company.server.origin)
  return new Promise((resolve, reject) => {
    let said = ''
    const socket = connect(Number(port), '127.0.0.1', () => socket.end(bytes))
    const late = setTimeout(() => {
      socket.destroy()
      reject(new Error(`no answer within ${limit} ms; so far: ${said.slice(0, 100)}`))
    }, limit)
    const over = () => {
      clearTimeout(late)
      resolve(said)
    }
    socket.setEncoding('latin1').on('data', text => {
      said += text
    })
    // A reset after the answer is how a server ends a body it does not want.
    socket.on('error', over).on('close', over)
  })
}

const statusOf = (said: string) => Number(/^HTTP\/1\.1 (\d{3})/.exec(said)?.[1])

test('broken HTTP is refused at once', async () => {
  const lines: [string, string | Buffer][] = [
    ['no HTTP', 'hello\r\n\r\n'],
    ['no host', 'GET / HTTP/1.1\r\n\r\n'],
    ['a binary header', Buffer.from('GET / HTTP/1.1\r\nHost: a\r\nX: \u0000\u0001\xff\r\n\r\n', 'latin1')],
    ['a broken header', 'GET / HTTP/1.1\r\nHost: a\r\nno colon here\r\n\r\n'],
    ['large headers', `GET / HTTP/1.1\r\nHost: a\r\nX: ${'x'.repeat(100_000)}\r\n\r\n`],
    ['two lengths', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nContent-Length: 2\r\n\r\nab'],
    [
      'length and chunks',
      'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: 1\r\nTransfer-Encoding: chunked\r\n\r\n0\r\n\r\n',
    ],
    ['a negative length', 'POST / HTTP/1.1\r\nHost: a\r\nContent-Length: -5\r\n\r\n'],
    ['a bad chunk', 'POST /api/v1/requests HTTP/1.1\r\nHost: a\r\nTransfer-Encoding: chunked\r\n\r\nzz\r\n'],
  ]
  for (const [name, bytes] of lines) {
    const status = statusOf(await raw(bytes))
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`)
  }
})

test('a request whose Host or path is hostile is refused', async () => {
  for (const [name, head] of [
    ['a path that does not decode', 'GET /%ff HTTP/1.1\r\nHost: a'],
    ['a NUL in the path', 'GET /w/%00 HTTP/1.1\r\nHost: a'],
    ['a path upwards', 'GET /assets/../../package.json HTTP/1.1\r\nHost: a'],
    ['a path upwards, encoded', 'GET /assets/..%2f..%2fpackage.json HTTP/1.1\r\nHost: a'],
    ['a host that is none', 'GET /w/x HTTP/1.1\r\nHost: a b'],
    ['an absolute address', 'GET http://[ HTTP/1.1\r\nHost: a'],
    ['a method that is none', 'BREW / HTTP/1.1\r\nHost: a'],
    ['a long address', `GET /${'a'.repeat(15_500)}?b HTTP/1.1\r\nHost: a`],
  ]) {
    const said = await raw(`${head}\r\nConnection: close\r\n\r\n`)
    const status = statusOf(said)
    assert.ok(status >= 300 && status < 500, `${name}: ${said.slice(0, 200)}`)
    assert.doesNotMatch(said, /"dependencies"/, name)
  }
})

async function resident(): Promise<number> {
  const text = await (await fetch(`${company.server.origin}/metrics`)).text()
  return Number(/^process_resident_memory_bytes (\d+)/m.exec(text)?.[1]) / 2 ** 20
}

/** Streams `size` bytes without holding them. */
function stream(size: number): ReadableStream<Uint8Array> {
  const piece = new Uint8Array(65_536).fill(0x61)
  let left = size
  return new ReadableStream({
    pull(controller) {
      if (left <= 0) return controller.close()
      controller.enqueue(left >= piece.length ? piece : piece.subarray(0, left))
      left -= piece.length
    },
  })
}

async function post(path: string, headers: Record<string, string>, body: BodyInit): Promise<number> {
  try {
    const answer = await fetch(`${company.server.origin}${path}`, {
      method: 'POST',
      redirect: 'manual',
      headers,
      body,
      ...(body instanceof ReadableStream ? { duplex: 'half' } : {}),
    } as RequestInit)
    await answer.arrayBuffer()
    return answer.status
  } catch {
    // The server has answered and closed while this side still wrote: what it said is not to be had by fetch.
    return 413
  }
}

test('bodies of 64 MB, with a length or without, are refused, and the memory comes back', async () => {
  const json = { ...bearer(), 'content-type': 'application/json' }
  const page = () => ({ cookie, origin: company.server.origin })
  for (let warm = 0; warm < 3; warm++) await post('/api/v1/requests', json, '{}')
  const before = await resident()
  const size = 64 * 2 ** 20
  const rounds: [string, () => Promise<number>][] = [
    ['API, length', () => post('/api/v1/requests', json, new Uint8Array(size).fill(0x61))],
    ['API, chunks', () => post('/api/v1/requests', json, stream(size))],
    [
      'sign-in, chunks',
      () =>
        post('/sign-in', { ...page(), 'content-type': 'application/x-www-form-urlencoded' }, stream(size)),
    ],
    [
      'setup, length',
      () =>
        post(
          '/setup/x',
          { ...page(), 'content-type': 'application/x-www-form-urlencoded' },
          new Uint8Array(size),
        ),
    ],
    [
      'a page, chunks beyond',
      () =>
        post(
          '/w/helios/people/units',
          { ...page(), 'content-type': 'multipart/form-data; boundary=x' },
          stream(size + 1024),
        ),
    ],
    [
      'a page, no multipart',
      () =>
        post(
          '/w/helios/people/units',
          { ...page(), 'content-type': 'multipart/form-data; boundary=x' },
          stream(size / 2),
        ),
    ],
  ]
  for (const [name, send] of rounds) {
    const started = performance.now()
    const status = await send()
    assert.ok(status >= 400 && status < 500, `${name}: ${status}`)
    assert.ok(performance.now() - started < 15_000, `${name}: ${Math.round(performance.now() - started)} ms`)
  }
  let now = await resident()
  for (let tries = 0; now > before + 96 && tries < 40; tries++) {
    await sleep(500)
    await post('/api/v1/requests', json, '{}')
    now = await resident()
  }
  assert.ok(now <= before + 96, `${Math.round(before)} MB before, ${Math.round(now)} MB after`)
})

test('a slow or broken sender holds up nobody', async () => {
  const { port } = new URL(company.server.origin)
  const slow = Array.from({ length: 200 }, () => {
    const socket = connect(Number(port), '127.0.0.1')
    socket.on('error', () => undefined)
    socket.write(
      'POST /api/v1/requests HTTP/1.1\r\nHost: a\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{',
    )
    return socket
  })
  await sleep(300)
  const started = performance.now()
  assert.equal((await fetch(`${company.server.origin}/api/v1/units`, { headers: bearer() })).status, 200)
  assert.ok(performance.now() - started < 10_000)
  for (const socket of slow) socket.destroy()
})

/** Once more where the server had closed a kept connection, as it does after a body it did not read. */
const patiently = (address: string, init: RequestInit) =>
  fetch(address, init).catch(() => fetch(address, init))

const forms = ['people/units', 'people/members', 'people/effort', 'people/work', 'desk']
const parts = (name: string, value: string, more = '') =>
  `--x\r\nContent-Disposition: form-data; name="${name}"${more}\r\n\r\n${value}\r\n`

test('forms of pages refuse what is malformed, in words, never as a defect', async () => {
  const { origin } = company.server
  const bodies: [string, string, string | Uint8Array<ArrayBuffer>][] = []
  for (const value of [
    'a\u0000b',
    "'; drop table people_unit; --",
    'x'.repeat(1_048_576),
    '-1',
    '1e308',
    '9'.repeat(300),
    '\ufffe',
    '',
  ])
    for (const name of [
      'intent',
      'name',
      'id',
      'subject',
      'type',
      'email',
      'parent',
      'minutes',
      'day',
      'ids[]',
      '__proto__',
    ])
      bodies.push([
        `${name}=${value.slice(0, 12)}`,
        'application/x-www-form-urlencoded',
        new URLSearchParams({ [name]: value }).toString(),
      ])
  bodies.push(
    ['no body', 'application/x-www-form-urlencoded', ''],
    ['broken escapes', 'application/x-www-form-urlencoded', 'name=%&%ff=%zz&name=%ed%a0%80'],
    [
      'invalid UTF-8',
      'application/x-www-form-urlencoded',
      Uint8Array.from([0x6e, 0x61, 0x6d, 0x65, 0x3d, 0xff, 0xfe]),
    ],
    ['JSON', 'application/json', '{"name":"A"}'],
    ['a text', 'text/plain', 'name=A'],
    ['no type', '', 'name=A'],
    ['no boundary', 'multipart/form-data', parts('name', 'A')],
    ['no end', 'multipart/form-data; boundary=x', parts('name', 'A')],
    ['another boundary', 'multipart/form-data; boundary=y', `${parts('name', 'A')}--x--\r\n`],
    ['half a part', 'multipart/form-data; boundary=x', '--x\r\nContent-Disposition: form-data; na'],
    [
      'a part without name',
      'multipart/form-data; boundary=x',
      '--x\r\nContent-Disposition: form-data\r\n\r\nA\r\n--x--\r\n',
    ],
    [
      'a file for a text',
      'multipart/form-data; boundary=x',
      `${parts('name', 'A', '; filename="a.txt"')}--x--\r\n`,
    ],
    [
      'a file name upwards',
      'multipart/form-data; boundary=x',
      `${parts('file', 'A', '; filename="../../a\u0000.csv"')}--x--\r\n`,
    ],
    ['ten thousand fields', 'application/x-www-form-urlencoded', 'name=A&'.repeat(10_000)],
  )
  const wrong: string[] = []
  async function attack(form: string): Promise<void> {
    for (const [name, type, body] of bodies) {
      const headers: Record<string, string> = { cookie, origin }
      if (type) headers['content-type'] = type
      const started = performance.now()
      const answer = await patiently(`${origin}/w/${company.slug}/${form}`, {
        method: 'POST',
        redirect: 'manual',
        headers,
        body,
      })
      const text = await answer.text()
      const took = performance.now() - started
      if (answer.status >= 500 || took > 8000)
        wrong.push(`${form}, ${name}: ${answer.status}, ${Math.round(took)} ms ${text.length}`)
    }
  }
  await Promise.all(forms.map(attack))
  assert.deepEqual(wrong, [])
  assert.doesNotMatch(company.server.stdout(), /"level":"error"/)
  assert.equal((await fetch(`${origin}/health`)).status, 200)
})

test('a change from another site is refused, with a cookie or without', async () => {
  const { origin } = company.server
  const senders: Record<string, string>[] = [
    { origin: 'https://evil.example' },
    { origin: 'null' },
    { 'sec-fetch-site': 'cross-site' },
  ]
  for (const headers of senders) {
    const answer = await fetch(`${origin}/w/${company.slug}/people/units`, {
      method: 'POST',
      redirect: 'manual',
      headers: { cookie, 'content-type': 'application/x-www-form-urlencoded', ...headers } as Record<
        string,
        string
      >,
      body: 'name=Evil',
    })
    assert.equal(answer.status, 403, JSON.stringify(headers))
  }
})
