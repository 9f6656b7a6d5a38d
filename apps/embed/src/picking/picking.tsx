import type { EmbedModel, PickResponse } from '@lectern/api-contracts'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import { RequestRefused } from '../backend/refusals.ts'
import { usePage } from '../page.tsx'
import { handToHost, tellHost } from './hand-to-host.ts'

export interface Picked {
  kind: 'app' | 'resource'
  id: string
  name: string
}

export interface Picking {
  multiple: boolean
  /** The host launches Lectern for what is chosen, and so its use is known. */
  counted: boolean
  /** With their names: what was chosen need not be among what is shown any more. */
  chosen: Picked[]
  isFull: boolean
  /** Of the apps that are to give credit for being opened; undefined where the host takes none. */
  credited?: ReadonlySet<string>
  handover?: Handover
  /** Where one item is asked for it is added at once; where several are it is chosen, or not any more. */
  pick: (item: Picked) => void
  toggleCredit: (app: Picked) => void
  submit: () => void
  cancel: () => void
}

/** Under way to the host, until it takes this frame over or something fails. */
interface Handover {
  isCancel: boolean
  failure?: { reference?: string }
  /** The host wants to be asked first, at this address. */
  grant?: string
  /** It is done, and what becomes of this frame is the host's. */
  placed?: Extract<PickResponse, { kind: 'placed' }>
}

/** As many as a `pickRequest` carries. */
export const mostPicks = 50

const PickingContext = createContext<Picking | null>(null)

/** null where the host asked for nothing: apps are opened there. */
export const usePicking = (): Picking | null => useContext(PickingContext)

export const isUnderWay = ({ handover }: Picking): boolean =>
  handover !== undefined && !handover.failure && handover.grant === undefined

export interface PickingProviderProps {
  asked: Extract<EmbedModel, { mode: 'browse' }>['picking']
  children: ComponentChildren
}

/** Stands above the search, so that no search, filter or further page touches what was chosen. */
export function PickingProvider({ asked, children }: PickingProviderProps) {
  const { backend } = usePage()
  const [chosen, setChosen] = useState<Picked[]>([])
  const [credited, setCredited] = useState<ReadonlySet<string>>(new Set())
  const [handover, setHandover] = useState<Handover>()
  if (!asked) return <>{children}</>

  const { multiple, counted, handle, credit } = asked
  const isFull = multiple && chosen.length >= mostPicks
  const picking: Picking = {
    multiple,
    counted,
    chosen,
    isFull,
    credited: credit ? credited : undefined,
    handover,
    pick,
    toggleCredit,
    submit: () => void handOver(chosen),
    cancel: () => void handOver([]),
  }

  function pick(item: Picked): void {
    if (isUnderWay(picking)) return
    const others = chosen.filter(({ id }) => id !== item.id)
    const isNew = others.length === chosen.length
    if (isNew && isFull) return
    const wanted = multiple ? [...others, ...(isNew ? [item] : [])] : [item]
    setChosen(wanted)
    // What is given back gives no credit when it is chosen again, unless the teacher says so again.
    if (!isNew) setCredited(new Set([...credited].filter((other) => other !== item.id || !multiple)))
    setHandover(undefined)
    if (!multiple) void handOver(wanted)
  }

  function toggleCredit({ id }: Picked): void {
    if (isUnderWay(picking)) return
    const others = [...credited].filter((other) => other !== id)
    setCredited(new Set(credited.has(id) ? others : [...others, id]))
  }

  async function handOver(items: Picked[]): Promise<void> {
    if (isUnderWay(picking)) return
    const isCancel = items.length === 0
    setHandover({ isCancel })
    try {
      const appIds = idsOf('app', items)
      const creditIds = appIds.filter((id) => credited.has(id))
      const answer = await backend.pick({ handle, appIds, resourceIds: idsOf('resource', items), creditIds })
      if (answer.kind === 'form') return handToHost(answer)
      if (answer.kind === 'grant') return setHandover({ isCancel, grant: answer.address })
      setHandover({ isCancel, placed: answer })
      if (answer.as !== 'links') tellHost(answer)
    } catch (error) {
      const reference = error instanceof RequestRefused ? error.reference : undefined
      setHandover({ isCancel, failure: { reference } })
    }
  }

  return <PickingContext.Provider value={picking}>{children}</PickingContext.Provider>
}

const idsOf = (wanted: Picked['kind'], items: Picked[]): string[] =>
  items.flatMap(({ kind, id }) => (kind === wanted ? id : []))
