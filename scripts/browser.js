// Finds Chromium, or installs Debian's where that is possible.
import { spawnSync } from 'node:child_process'
import { existsSync } from 'node:fs'
import { fail } from './bootstrap.js'

const places = ['/usr/bin/chromium', '/usr/bin/chromium-browser', '/usr/bin/google-chrome']

export function ensureBrowser() {
  const found = () => [process.env.STRATEGE_BROWSER, ...places].find(path => path && existsSync(path))
  if (found()) return found()
  if (process.getuid?.() !== 0 || !existsSync('/usr/bin/apt-get'))
    fail(
      'The browser journeys need Chromium: install it (Debian: apt-get install chromium), or set STRATEGE_BROWSER to its path.',
    )
  console.log('Installing Debian’s Chromium for the browser journeys ...')
  const env = { ...process.env, DEBIAN_FRONTEND: 'noninteractive' }
  spawnSync('apt-get', ['update', '-qq'], { stdio: ['ignore', 'ignore', 'inherit'], env })
  spawnSync('apt-get', ['install', '-y', '-qq', '--no-install-recommends', 'chromium'], {
    stdio: ['ignore', 'ignore', 'inherit'],
    env,
  })
  return found() ?? fail('Chromium could not be installed: see the lines above.')
}
