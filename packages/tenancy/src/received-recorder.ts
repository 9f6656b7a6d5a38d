import type { DistrictScope } from '@lectern/database'
import type { InstallationId } from '@lectern/launch'
import { noteReceived, type ReceivedField, type ReceivedFrom } from './received-fields.ts'
import { writesBeside } from './writes-beside.ts'

export interface ReceivedRecorder {
  /** Returns at once and never throws: what is news is written beside the answer, a failure goes to `onError`. */
  note(scope: DistrictScope, from: ReceivedFrom, look: () => readonly ReceivedField[]): void
  /** Waits until all that was noted is stored. */
  close(): Promise<void>
}

interface Memory {
  /** When each field was last written, in milliseconds. */
  notedAt: Map<string, number>
  second: number
  looks: number
}

/** So often "last seen" moves, however many launches come: an ordinary one writes nothing. */
const rememberedFor = 60 * 60_000
/** In a storm some go by unseen: what they bring comes again. */
const looksPerSecond = 20
const maxRemembered = 1000

/** Remembers what it has noted of each installation. */
export function receivedRecorder({
  now = () => new Date(),
  onError,
}: {
  now?: () => Date
  onError: (error: unknown) => void
}): ReceivedRecorder {
  const memories = new Map<InstallationId, Memory>()
  const writes = writesBeside(onError)

  function memoryOf(installationId: InstallationId): Memory {
    const memory = memories.get(installationId) ?? { notedAt: new Map<string, number>(), second: 0, looks: 0 }
    memories.set(installationId, memory)
    return memory
  }

  return {
    note(scope, from, look) {
      const at = now().getTime()
      const memory = memoryOf(from.installationId)
      if (!mayLook(memory, at)) return
      writes.add(writeNews(scope, from, look, { memory, at }))
    },
    close: () => writes.close(),
  }
}

function mayLook(memory: Memory, at: number): boolean {
  const second = Math.floor(at / 1000)
  if (memory.second !== second) Object.assign(memory, { second, looks: 0 })
  memory.looks += 1
  return memory.looks <= looksPerSecond
}

async function writeNews(
  scope: DistrictScope,
  from: ReceivedFrom,
  look: () => readonly ReceivedField[],
  { memory: { notedAt }, at }: { memory: Memory; at: number },
): Promise<void> {
  const keyOf = ({ kind, name, element }: ReceivedField) => [from.source, kind, name, element].join('\n')
  const news = look().filter((field) => (notedAt.get(keyOf(field)) ?? 0) <= at - rememberedFor)
  if (news.length === 0) return
  if (notedAt.size > maxRemembered) notedAt.clear()
  for (const field of news) notedAt.set(keyOf(field), at)
  try {
    await noteReceived(scope, from, news)
  } catch (error) {
    for (const field of news) notedAt.delete(keyOf(field))
    throw error
  }
}
