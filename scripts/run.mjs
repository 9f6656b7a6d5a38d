// npm run serve | worker | migrate | lectern: a program of the server, built when that is due.
import { build, ensureInstalled, root } from './ensure-installed.mjs'
import { join } from 'node:path'

const [program, ...args] = process.argv.slice(2)
const file = join(root, 'apps/server/dist/bin', `${program}.js`)
ensureInstalled()
// From turbo's cache when nothing has changed.
build()
process.argv = [process.argv[0], file, ...args]
await import(file)
