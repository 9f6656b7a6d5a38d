import type { NoticeService } from '@lectern/lti'
import type { Enqueue } from '@lectern/jobs'
import type { Database } from '@lectern/database'
import { noteNoticeOffer, type LtiInstallation } from '@lectern/tenancy'
import { alignNoticesJob } from './notice-jobs.ts'

export interface NoticeOfferRecorder {
  /** What a launch in an installation with course copies offers; subscribes where that is not done yet. */
  note(installation: LtiInstallation, deploymentId: string, service: NoticeService): Promise<void>
}

/** So often an offer is looked at again, however many launches repeat it. */
const rememberedFor = 60 * 60_000
const maxRemembered = 10_000

interface RecorderParts {
  database: Database
  enqueue: Enqueue
  /** Where platforms are to send notices. */
  noticesUrl: string
  now: () => Date
}

/** Remembers the offers of each deployment, so that an ordinary launch asks nobody. */
export function noticeOfferRecorder({
  database,
  enqueue,
  noticesUrl,
  now,
}: RecorderParts): NoticeOfferRecorder {
  const noted = new Map<string, { offer: string; at: number }>()
  return {
    async note({ districtId, installationId }, deploymentId, service) {
      const key = `${installationId} ${deploymentId}`
      const offer = JSON.stringify([service.url, service.types])
      const at = now().getTime()
      const known = noted.get(key)
      if (known && known.offer === offer && known.at > at - rememberedFor) return
      if (noted.size >= maxRemembered) noted.clear()
      noted.set(key, { offer, at })
      try {
        const handler = await noteNoticeOffer(database.district(districtId), {
          installationId,
          deploymentId,
          serviceUrl: service.url,
          noticeTypes: service.types,
        })
        if (handler !== noticesUrl)
          await enqueue(alignNoticesJob, { districtId, installationId }, { deduplicationId: installationId })
      } catch (error) {
        noted.delete(key)
        throw error
      }
    },
  }
}
