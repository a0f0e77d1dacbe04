// Packages and pages, no server: what `npm start` does first, for tests that start servers themselves.
import { ensureBuilt, ensureInstalled } from './bootstrap.js'

ensureInstalled()
ensureBuilt()
