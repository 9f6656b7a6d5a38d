import type { Grant, PickRequest, PickResponse } from '@lectern/api-contracts'
import { useState } from 'preact/hooks'
import { RequestRefused } from '../backend/refusals.ts'
import { usePage } from '../page.tsx'
import { handToHost, tellHost } from './hand-to-host.ts'
import type { Picked } from './picking.tsx'
import type { Place } from './places.ts'

/** Under way to the host, until it takes this frame over or something fails. */
export interface Handover {
  isCancel: boolean
  into?: Place
  failure?: Failure
  /** The host wants to be asked first. */
  grant?: Grant
  /** It is done, and what becomes of this frame is the host's. */
  placed?: Extract<PickResponse, { kind: 'placed' }>
}

export interface Failure {
  code?: string
  reference?: string
  /** By name: what was placed before it, and stays. */
  added: string[]
  /** How many more the host takes there, where that was too few. */
  room?: number
}

type How = Pick<PickRequest, 'into' | 'afterConsent'> & Pick<Grant, 'claims'>

/** @param onPlaced where the page stays when it is done */
export function useHandover(handle: string, onPlaced: (() => void) | undefined) {
  const { backend, host } = usePage()
  const [handover, setHandover] = useState<Handover>()

  async function handOver(
    items: readonly Picked[],
    credited: ReadonlySet<string>,
    { claims, ...how }: How = {},
  ): Promise<void> {
    const state = { isCancel: items.length === 0, into: how.into }
    setHandover(state)
    try {
      const hostToken = how.into && (await host?.token(claims))
      const answer = await backend.pick({ ...pickOf(handle, items, credited), ...how, hostToken })
      if (answer.kind === 'form') return handToHost(answer)
      if (answer.kind === 'grant') return setHandover({ ...state, grant: answer })
      // Settings are for the host's own button, which asks by itself.
      if (answer.kind === 'settings') return setHandover(undefined)
      setHandover({ ...state, placed: answer })
      if (onPlaced) onPlaced()
      else if (answer.as !== 'links') tellHost(answer)
    } catch (error) {
      setHandover({ ...state, failure: failureOf(error, items) })
    }
  }

  return { handover, handOver, forget: () => setHandover(undefined) }
}

function failureOf(error: unknown, items: readonly Picked[]): Failure {
  if (!(error instanceof RequestRefused)) return { added: [] }
  const { code, reference, pick } = error
  const added = items.filter(({ id }) => pick?.placed.includes(id)).map(({ name }) => name)
  return { code, reference, added, room: pick?.room }
}

export function pickOf(
  handle: string,
  items: readonly Picked[],
  credited: ReadonlySet<string>,
): Pick<PickRequest, 'handle' | 'appIds' | 'resourceIds' | 'creditIds'> {
  const idsOf = (wanted: Picked['kind']) => items.flatMap(({ kind, id }) => (kind === wanted ? id : []))
  const appIds = idsOf('app')
  const creditIds = appIds.filter((id) => credited.has(id))
  return { handle, appIds, resourceIds: idsOf('resource'), creditIds }
}
