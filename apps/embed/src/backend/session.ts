import type { RedeemResponse } from '@lectern/api-contracts'
import { SessionEnded, refusalOf } from './refusals.ts'

export interface Session {
  /** Redeems the launch's one-time code when first asked; the token stays in memory and nowhere else. */
  token: () => Promise<string>
}

export function createSession(code: string): Session {
  let redeeming: Promise<string> | undefined

  return {
    token: () => {
      redeeming ??= redeem(code).catch((error: unknown) => {
        // A refused code stays refused; after a network failure the next need tries again.
        if (!(error instanceof SessionEnded)) redeeming = undefined
        throw error
      })
      return redeeming
    },
  }
}

async function redeem(code: string): Promise<string> {
  const response = await fetch('/api/v1/session', {
    method: 'POST',
    headers: { 'content-type': 'application/json' },
    body: JSON.stringify({ code }),
    keepalive: true,
  })
  if (!response.ok) throw await refusalOf(response)
  const { token } = (await response.json()) as RedeemResponse // our own server's answer
  return token
}
