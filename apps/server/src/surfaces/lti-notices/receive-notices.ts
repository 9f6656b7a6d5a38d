import {
  verifyNotices,
  type Notice,
  type PlatformRegistration,
  type ReceivedNotice,
  type VerifiedNotice,
} from '@lectern/lti'
import { newReference, Problem } from '@lectern/problem'
import { storeNotice, type LtiInstallation } from '@lectern/tenancy'
import { customerOf } from '../lti/customer-of.ts'
import { asPlatform, type InstalledPlatform, type LtiSurface } from '../lti/lti-surface.ts'
import { processNoticesJob } from './notice-jobs.ts'

/**
 * Stores what is proved and wanted of a batch; the rest is logged. Processing comes after the answer.
 * @throws Problem when nothing of the batch was any good, or when the platform should send it again
 */
export async function receiveNotices(surface: LtiSurface, body: unknown): Promise<void> {
  const received = await verifyNotices<InstalledPlatform>(body, {
    findRegistration: boundedSearch(surface),
    keys: surface.keys,
    deploymentStatus: async (registration, deploymentId) =>
      (await customerOf(surface, registration, deploymentId)) ?? 'unknown',
    now: surface.now(),
  })
  const wanted = received.map(onlyWanted)
  const districts = new Set<string>()
  for (const { verified } of wanted.filter((one) => 'verified' in one)) {
    await store(surface, verified)
    districts.add(verified.registration.installation.districtId)
  }
  for (const districtId of districts) await surface.enqueue(processNoticesJob, { districtId })
  const problems = wanted.filter((one) => 'problem' in one)
  logOnce(surface, problems)
  const toSendAgain = problems.find(({ problem }) => problem.kind === 'upstream')
  const refused = toSendAgain ?? (districts.size === 0 ? problems[0] : undefined)
  if (refused) throw refused.problem
}

type Received = ReceivedNotice<InstalledPlatform>

/** A platform goes on sending for a while after it was told to stop. */
function onlyWanted(received: Received): Received {
  if ('problem' in received) return received
  const { registration } = received.verified
  if (registration.installation.features.includes('course-copies')) return received
  return {
    registration,
    problem: new Problem({
      kind: 'forbidden',
      code: 'lti.notices-switched-off',
      message:
        'Course copies are switched off in this installation. Switch them on in the console, or remove the notice ' +
        'handler in the platform.',
    }),
  }
}

/** A platform writes for one client, with few audiences: whoever names more makes them up, and each costs a look. */
const maxSearches = 10

function boundedSearch({
  installations,
}: LtiSurface): (issuer: string, clientId: string) => Promise<InstalledPlatform | undefined> {
  const searches = new Map<string, Promise<LtiInstallation[]>>()
  return async (issuer, clientId) => {
    const key = JSON.stringify([issuer, clientId])
    if (!searches.has(key) && searches.size >= maxSearches) return undefined
    const search = searches.get(key) ?? installations.find(issuer, clientId)
    searches.set(key, search)
    const [installation] = await search
    return installation && asPlatform(installation)
  }
}

async function store(
  { database, now }: LtiSurface,
  { registration, deploymentId, notice }: VerifiedNotice<InstalledPlatform>,
): Promise<void> {
  const { districtId, installationId } = registration.installation
  await storeNotice(database.district(districtId), {
    installationId,
    deploymentId,
    noticeId: notice.id,
    noticeType: notice.type,
    content: contentOf(notice),
    happenedAt: notice.happenedAt ?? now(),
  })
}

/** What a copied course is about, as it is stored. */
export interface CourseCopy {
  context: { id: string; title: string | null }
  originContexts: string[]
}

function contentOf(notice: Notice): CourseCopy | Record<string, never> {
  if (notice.type !== 'LtiContextCopyNotice') return {}
  const { id, title, label } = notice.context
  // No database takes a NUL.
  return {
    context: { id, title: (title ?? label)?.replaceAll('\0', '') ?? null },
    originContexts: notice.originContexts,
  }
}

/** One line for each reason and author: a batch of two hundred bad ones is one event. */
function logOnce(
  { log }: LtiSurface,
  refused: readonly { problem: Problem; registration?: PlatformRegistration & InstalledPlatform }[],
): void {
  const lines = new Map<string, { problem: Problem; installationId: string | undefined; count: number }>()
  for (const { problem, registration } of refused) {
    const installationId = registration?.installation.installationId
    const key = `${problem.code} ${installationId}`
    lines.set(key, { problem, installationId, count: (lines.get(key)?.count ?? 0) + 1 })
  }
  for (const { problem, installationId, count } of lines.values())
    log.warn(
      { reference: newReference(), code: problem.code, installationId, count, details: problem.details },
      problem.message,
    )
}
