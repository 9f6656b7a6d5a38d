import type { AppCard, EmbedModel } from '@lectern/api-contracts'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { RequestRefused } from '../backend/refusals.ts'
import { usePage } from '../page.tsx'
import { handToHost } from './hand-to-host.ts'

export type PickedApp = Pick<AppCard, 'id' | 'name'>

export interface Picking {
  multiple: boolean
  /** With their names: what was chosen need not be among the apps shown any more. */
  chosen: PickedApp[]
  isFull: boolean
  handover?: Handover
  /** Where one app is asked for it is added at once; where several are it is chosen, or not any more. */
  pick: (app: PickedApp) => void
  submit: () => void
  cancel: () => void
}

/** Under way to the host, until it takes this frame over or something fails. */
interface Handover {
  isCancel: boolean
  failure?: { reference?: string }
}

/** As many as a `pickRequest` carries. */
export const mostPicks = 50

const PickingContext = createContext<Picking | null>(null)

/** null where the host asked for nothing: apps are opened there. */
export const usePicking = (): Picking | null => useContext(PickingContext)

export const isUnderWay = ({ handover }: Picking): boolean => handover !== undefined && !handover.failure

export interface PickingProviderProps {
  asked: Extract<EmbedModel, { mode: 'browse' }>['picking']
  children: ComponentChildren
}

/** Stands above the search, so that no search, filter or further page touches what was chosen. */
export function PickingProvider({ asked, children }: PickingProviderProps) {
  const { backend } = usePage()
  const [chosen, setChosen] = useState<PickedApp[]>([])
  const [handover, setHandover] = useState<Handover>()
  if (!asked) return <>{children}</>

  const { multiple, handle } = asked
  const isFull = multiple && chosen.length >= mostPicks
  const picking: Picking = {
    multiple,
    chosen,
    isFull,
    handover,
    pick,
    submit: () => void handOver(chosen),
    cancel: () => void handOver([]),
  }

  function pick({ id, name }: PickedApp): void {
    if (isUnderWay(picking)) return
    const others = chosen.filter((app) => app.id !== id)
    const isNew = others.length === chosen.length
    if (isNew && isFull) return
    const wanted = multiple ? [...others, ...(isNew ? [{ id, name }] : [])] : [{ id, name }]
    setChosen(wanted)
    setHandover(undefined)
    if (!multiple) void handOver(wanted)
  }

  async function handOver(apps: PickedApp[]): Promise<void> {
    if (isUnderWay(picking)) return
    const isCancel = apps.length === 0
    setHandover({ isCancel })
    try {
      const appIds = apps.map(({ id }) => id)
      handToHost(await backend.pick(handle, appIds))
    } catch (error) {
      const reference = error instanceof RequestRefused ? error.reference : undefined
      setHandover({ isCancel, failure: { reference } })
    }
  }

  return <PickingContext.Provider value={picking}>{children}</PickingContext.Provider>
}
