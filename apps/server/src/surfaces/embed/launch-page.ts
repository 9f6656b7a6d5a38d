import { embedDocument, type EmbedAssets } from '@lectern/embed/render'
import type { EmbedModel } from '@lectern/api-contracts'
import type { DistrictScope } from '@lectern/database'
import { sessionOf, type Launch } from '@lectern/launch'
import { newNonce } from '../../http/html-page.ts'
import { modelOfAsked, type Asked } from './asked-model.ts'
import { mayStudentOpen } from './student-access.ts'
import type { EmbedSurface } from './embed-surface.ts'

type Browse = Extract<EmbedModel, { mode: 'browse' }>

/** What admitting the launch already told about the page. */
export interface LaunchPage {
  district: { name: string; isDemo: boolean; catalogVersion: string }
  /** What the link names, and whether it is still there. */
  link: 'none' | 'app' | 'gone' | 'resource' | 'resource-gone'
  nudgeWaits: boolean
  /** The nudge that a notice in the host led to. */
  followedNudge?: string
  /** The host asked to pick content. */
  picking: Browse['picking']
  /** Of the teacher, where the host tells them and the page is about none of them. */
  classes?: Browse['classes']
  /** The host asked for something that is not about apps. */
  asked: Asked | null
  /** A teacher may ask which links of the class lead to apps that are not approved. */
  courseLinksHandle?: string
}

/** A launch's answer: the page, its theme and its first data in one. */
export async function renderLaunch(
  surface: EmbedSurface,
  assets: EmbedAssets,
  scope: DistrictScope,
  launch: Launch,
  page: LaunchPage,
): Promise<{ html: Buffer; nonce: string }> {
  const nonce = newNonce()
  const model = await modelOfLaunch(surface, scope, launch, page)
  return { html: embedDocument({ model, assets, nonce, accent: launch.accent }), nonce }
}

export async function modelOfLaunch(
  surface: EmbedSurface,
  scope: DistrictScope,
  launch: Launch,
  { district, link, nudgeWaits, followedNudge, picking, classes, asked, courseLinksHandle }: LaunchPage,
): Promise<EmbedModel> {
  const { token: sessionCode } = surface.codes.issue(sessionOf(launch))
  const frame = {
    locale: launch.locale,
    theme: launch.theme,
    district: { name: district.name, isDemo: district.isDemo },
    contextTitle: launch.context?.title ?? null,
    sessionCode,
    ...(courseLinksHandle !== undefined && { courseLinksHandle }),
  }
  if (asked) return modelOfAsked(surface, scope, asked, frame)
  const isStudent = launch.person.role === 'student'
  // LTI has a menu for Lectern, and a picker is a dialog for one errand; in other hosts teachers meet it nowhere else.
  const mayNudge = nudgeWaits && (launch.surface !== 'lti' || !(picking || launch.appId))
  const nudge = async () => (mayNudge ? surface.nextNudge(scope, launch, followedNudge) : null)
  if (launch.appId) {
    const app = await surface.getApp(scope, launch.appId)
    return isStudent && !mayStudentOpen(app)
      ? { mode: 'nothing-linked', ...frame, reason: 'not-approved' }
      : { mode: 'open-app', ...frame, app, teacher: !isStudent, nudge: isStudent ? null : await nudge() }
  }
  if (launch.resourceId) {
    const resource = await surface.getResource(scope, launch.resourceId)
    return { mode: 'open-resource', ...frame, resource, teacher: !isStudent }
  }
  if (link === 'resource-gone') return { mode: 'nothing-linked', ...frame, reason: 'resource-gone' }
  if (link === 'gone') return { mode: 'nothing-linked', ...frame, reason: 'app-gone' }
  if (isStudent) return { mode: 'nothing-linked', ...frame, reason: 'no-link' }
  const [firstPage, waiting] = await Promise.all([surface.firstPage(scope, district.catalogVersion), nudge()])
  return { mode: 'browse', ...frame, ...firstPage, nudge: waiting, picking, classes }
}
