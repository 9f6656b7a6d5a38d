import type { Host } from '../host.ts'

/** A host that has more than a frame; it remembers what it was asked. */
export function aHost(ended: Awaited<ReturnType<Host['ask']>> = 'agreed') {
  const asked: string[] = []
  const classes: string[] = []
  const shared: string[] = []
  const shown: (string | undefined)[] = []
  let settings: Parameters<Host['onSave']>[0] | undefined
  const host: Host = {
    async token(claims) {
      shown.push(claims)
      return 'host-token'
    },
    async ask(address) {
      asked.push(address)
      return ended
    },
    onSave: (take) => void (settings = take),
    openClass: (group) => void classes.push(group),
    share: ({ name }) => void shared.push(name),
  }
  return { host, asked, classes, shared, shown, save: () => settings!() }
}
