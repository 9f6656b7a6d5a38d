// npm start: the whole product on embedded defaults, with a demo district and the playground.
import { build, ensureInstalled } from './ensure-installed.mjs'

ensureInstalled()
build()
await import('../apps/server/dist/bin/demo.js')
