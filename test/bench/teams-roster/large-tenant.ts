import { setTimeout as pause } from 'node:timers/promises'
import { hostServer } from '@lectern/server/testing'
import { simulatedEntra, simulatedGraph, tenantIds } from '@lectern/teams/testing'

interface TenantOptions {
  classes: number
  membersOfClass: number
  /** Before an answer; counted from 1. */
  beforeAnswer: (call: number) => Promise<void>
}

const tenantId = tenantIds.fairview
const latencyMs = 30

/** A tenant on the real clock, whose Graph holds its documented limits and notes what was asked of it. */
export async function startLargeTenant({ classes, membersOfClass, beforeAnswer }: TenantOptions) {
  const entra = await simulatedEntra()
  entra.consents.grantForTenant(tenantId, {
    roles: ['EduRoster.Read.All', 'GroupMember.Read.All', 'Member.Read.Hidden'],
  })
  const graph = simulatedGraph({ entra })
  const education = graph.education(tenantId)
  education.addSchool({ id: crypto.randomUUID(), displayName: 'Fairview High' })
  const aPerson = (primaryRole: 'teacher' | 'student') => ({ id: crypto.randomUUID(), primaryRole })
  const addClass = (): string => {
    const id = crypto.randomUUID()
    education.addClass(
      { id, displayName: `Class ${id}` },
      {
        teachers: [aPerson('teacher')],
        students: Array.from({ length: membersOfClass - 1 }, () => aPerson('student')),
      },
    )
    return id
  }
  const classIds = Array.from({ length: classes }, addClass)

  const asked: string[] = []
  const times: number[] = []
  let throttled = 0
  async function answer(address: string, init: RequestInit): Promise<Response> {
    const url = new URL(address)
    if (url.host !== 'graph.microsoft.com') return entra.fetch(address, init)
    await beforeAnswer(asked.push(url.pathname + url.search))
    times.push(performance.now())
    await pause(latencyMs)
    const answered = await graph.fetch(address, init)
    if (answered.status === 429) throttled++
    return answered
  }
  const host = await hostServer()
  host.answerWith(answer)

  return {
    tenantId,
    base: host.base,
    close: () => host.close(),
    asked,
    throttled: () => throttled,
    /** The most within any ten seconds; the published limit is 35,000. */
    busiestTenSeconds(): number {
      let first = 0
      return times.reduce((most, at, place) => {
        while (times[first]! <= at - 10_000) first++
        return Math.max(most, place - first + 1)
      }, 0)
    },
    /** A school day: somebody joins these classes, new ones are made, and others go. */
    change({ joined, made, gone }: { joined: number; made: number; gone: number }): void {
      for (const id of classIds.slice(0, joined)) education.enrol(id, aPerson('student'))
      for (let one = 0; one < made; one++) addClass()
      for (const id of classIds.slice(-gone)) education.removeClass(id)
    },
  }
}
