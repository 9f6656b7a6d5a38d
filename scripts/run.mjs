// npm run serve | worker | migrate | lectern: a program of the server, built when that is due.
import { build, ensureInstalled, root } from './ensure-installed.mjs'
import { existsSync } from 'node:fs'
import { join } from 'node:path'

const [program, ...args] = process.argv.slice(2)
const file = join(root, 'apps/server/dist/bin', `${program}.js`)
ensureInstalled()
if (!existsSync(file)) build()
process.argv = [process.argv[0], file, ...args]
await import(file)
