import type { EmbedModel } from '@lectern/api-contracts'
import type { ComponentChildren } from 'preact'
import { createContext } from 'preact'
import { useContext, useState } from 'preact/hooks'
import type { Place } from './places.ts'
import { isTakenByHost } from './places.ts'
import type { Handover } from './use-handover.ts'
import { useHandover } from './use-handover.ts'
import { useHostSave } from './use-host-save.ts'

export interface Picked {
  kind: 'app' | 'resource'
  id: string
  name: string
}

export interface Picking {
  multiple: boolean
  /** The host launches Lectern for what is chosen, and so its use is known. */
  counted: boolean
  /** Where the host can put it, when the teacher has the choice; the page then stays when it is done. */
  into?: readonly Place[]
  /** With their names: what was chosen need not be among what is shown any more. */
  chosen: Picked[]
  /** Where a place takes fewer than one request carries, that many. */
  most?: number
  isFull: boolean
  /** Of the apps that are to give credit for being opened; undefined where the host takes none. */
  credited?: ReadonlySet<string>
  handover?: Handover
  /** Where one item is asked for it is added at once; where several are it is chosen, or not any more. */
  pick: (item: Picked) => void
  toggleCredit: (app: Picked) => void
  submit: (into?: Place) => void
  /** The same once more, when the host was allowed what it wanted to be asked for. */
  resume: () => void
  cancel: () => void
}

/** As many as a `pickRequest` carries. */
export const mostPicks = 50

const PickingContext = createContext<Picking | null>(null)

/** null where the host asked for nothing: apps are opened there. */
export const usePicking = (): Picking | null => useContext(PickingContext)

export const isUnderWay = ({ handover, into }: Pick<Picking, 'handover' | 'into'>): boolean =>
  handover !== undefined && !handover.failure && handover.grant === undefined && !(into && handover.placed)

export interface PickingProviderProps {
  asked: Extract<EmbedModel, { mode: 'browse' }>['picking']
  children: ComponentChildren
}

/** Stands above the search, so that no search, filter or further page touches what was chosen. */
export function PickingProvider({ asked, children }: PickingProviderProps) {
  const [chosen, setChosen] = useState<Picked[]>([])
  const [credited, setCredited] = useState<ReadonlySet<string>>(new Set())
  const { handover, handOver, forget } = useHandover(
    asked?.handle ?? '',
    asked?.into && (() => setChosen([])),
  )
  useHostSave(asked, chosen)
  if (!asked) return <>{children}</>

  const { multiple, most, counted, credit, into } = asked
  const atOnce = !multiple && !isTakenByHost(asked)
  const isFull = multiple && chosen.length >= (most ?? mostPicks)
  const picking: Picking = {
    multiple,
    counted,
    into,
    chosen,
    most,
    isFull,
    credited: credit ? credited : undefined,
    handover,
    pick,
    toggleCredit,
    submit: (place) => send(chosen, { into: place }),
    resume: () => send(chosen, { into: handover?.into, afterConsent: true, claims: handover?.grant?.claims }),
    cancel: () => (into ? giveBack() : send([])),
  }

  function pick(item: Picked): void {
    if (isUnderWay(picking)) return
    const others = chosen.filter(({ id }) => id !== item.id)
    const isNew = others.length === chosen.length
    if (isNew && isFull) return
    const rest = multiple ? others : []
    const wanted = isNew || atOnce ? [...rest, item] : rest
    setChosen(wanted)
    // What is given back gives no credit when it is chosen again, unless the teacher says so again.
    if (!isNew) setCredited(new Set([...credited].filter((other) => other !== item.id || !multiple)))
    forget()
    if (atOnce) send(wanted)
  }

  function toggleCredit({ id }: Picked): void {
    if (isUnderWay(picking)) return
    const others = [...credited].filter((other) => other !== id)
    setCredited(new Set(credited.has(id) ? others : [...others, id]))
  }

  function giveBack(): void {
    setChosen([])
    forget()
  }

  function send(items: Picked[], how: Parameters<typeof handOver>[2] = {}): void {
    if (!isUnderWay(picking)) void handOver(items, credited, how)
  }

  return <PickingContext.Provider value={picking}>{children}</PickingContext.Provider>
}
