import { mkdtemp, rm } from 'node:fs/promises'
import { execSync } from 'node:child_process'
import { startEmbeddedServer } from '@lectern/database'
import { startPlatform } from './platform.ts'
import { startLectern } from './lectern.ts'
import { launch, postLaunch } from './launch.ts'
import { httpClient } from './http-client.ts'
import { measureRound } from './round.ts'
const directory = await mkdtemp('/tmp/bench-pg-')
const server = await startEmbeddedServer({ directory })
const platform = await startPlatform()
const tool = await startLectern(platform, server.owner)
const http = httpClient()
const form = await launch(http, platform, tool, 1)
let n = 1
const work = () => launch(http, platform, tool, n++)
const opt = { inFlight: 32, milliseconds: 5000, cpuSeconds: tool.process.cpuSeconds }
let size = 0
const show = (r: any) => console.log(r.perSecond.toFixed(0), 'per cpu s', r.perCpuSecond.toFixed(0), 'ms cpu', (1000 / r.perCpuSecond).toFixed(2))
show(await measureRound(work, opt)); show(await measureRound(work, opt))
const pid = execSync("pgrep -f 'dist/bin/main.js'").toString().trim().split('\n').at(-1)!
const ps = () => execSync("cat /proc/[0-9]*/stat 2>/dev/null | grep '(postgres)' | awk '{s+=$14+$15} END {print s}'").toString().trim()
process.kill(Number(pid), 'SIGUSR2'); await new Promise(r => setTimeout(r, 300))
const pg0 = Number(ps()); const r = await measureRound(work, opt); show(r); console.log('pg cpu ms per launch', (Number(ps()) - pg0) * 10 / r.latencies.length)
process.kill(Number(pid), 'SIGUSR2'); await new Promise(r => setTimeout(r, 1500))
await tool.process.stop(); http.close(); platform.close(); await server.stop(); await rm(directory, { recursive: true, force: true }); process.exit(0)
