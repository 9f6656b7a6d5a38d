import { Problem } from '@lectern/problem'
import { localeOf, type Intent, type Launch, type Role, type Theme } from '@lectern/launch'
import type { LaunchClaims, MessageType, VerifiedLaunch } from '@lectern/lti'
import type { AdmittedLaunch } from '@lectern/tenancy'
import type { InstalledPlatform } from './lti-surface.ts'

/** What a verified launch says, whichever version of LTI it speaks. */
export type LtiMessage = Pick<
  VerifiedLaunch<InstalledPlatform>,
  'messageType' | 'claims' | 'role' | 'subject'
>

/** From here on nobody asks which host it was. */
export function normalForm(
  message: LtiMessage,
  { districtId, installationId }: Pick<Launch, 'districtId' | 'installationId'>,
  facts: AdmittedLaunch,
  intent: Intent,
  { appId, resourceId, accent, earnsCredit }: Pick<Launch, 'appId' | 'resourceId' | 'accent' | 'earnsCredit'>,
): Launch {
  const { claims } = message
  return {
    id: facts.launchId,
    surface: 'lti',
    installationId,
    districtId,
    person: { id: facts.personId, role: roleOf(message), isTestUser: message.role.isTestUser },
    ...(facts.contextId && {
      context: { id: facts.contextId, title: contextOf(claims)?.title ?? undefined },
    }),
    intent,
    appId,
    resourceId,
    ...(appId && earnsCredit && { earnsCredit }),
    locale: localeOf(claims.locale ?? claims.presentation.locale),
    theme: themeOf(claims),
    accent,
    returnTo: claims.presentation.returnUrl,
  }
}

/**
 * Least privilege: whoever is not known as staff is a student. Inside a course only the course's own role makes a
 * teacher; the institution's administrator stays one everywhere, because that is who installs and tries Lectern.
 */
export function roleOf({ role, claims }: LtiMessage): Role {
  if (role.role === 'admin') return 'admin'
  if (role.role !== 'teacher') return 'student'
  return role.scope === 'course' || isAccount(claims) ? 'teacher' : 'student'
}

/** A course; an LMS account (Canvas) is not one. */
export function contextOf(claims: LaunchClaims): { externalId: string; title: string | null } | null {
  if (!claims.context || isAccount(claims)) return null
  const { id, title, label } = claims.context
  return { externalId: id, title: title ?? label ?? null }
}

const isAccount = ({ context }: LaunchClaims): boolean => !context || context.types.includes('Account')

/** What the person came to do. */
export function intentOf(message: LtiMessage): Intent {
  const { messageType } = message
  if (messageType !== 'LtiResourceLinkRequest') return intents[messageType]
  const link = linkOf(message)
  return link ? `open-${link.kind}` : 'browse'
}

const intents: Record<Exclude<MessageType, 'LtiResourceLinkRequest'>, Intent> = {
  LtiContextLaunchRequest: 'browse',
  LtiDeepLinkingRequest: 'pick-content',
  LtiSubmissionReviewRequest: 'review',
  LtiDataPrivacyLaunchRequest: 'privacy',
  LtiEulaRequest: 'accept-terms',
}

/**
 * Deep linking may come without a person (Core 5.3.6.1); Lectern keeps who placed what.
 * @throws Problem `lti.subject-missing`
 */
export function subjectOf({ subject }: LtiMessage): string {
  if (subject !== undefined) return subject
  throw new Problem({
    kind: 'invalid',
    code: 'lti.subject-missing',
    message: 'The id_token does not say who launches (sub). Let the platform send the user id to this tool.',
  })
}

/** What a link was made for, as its signed custom parameter says. */
export function linkOf({
  messageType,
  claims: { custom },
}: LtiMessage): { kind: 'app' | 'resource'; reference: string } | undefined {
  if (messageType !== 'LtiResourceLinkRequest') return undefined
  if (custom['app'] !== undefined) return { kind: 'app', reference: custom['app'] }
  if (custom['resource'] !== undefined) return { kind: 'resource', reference: custom['resource'] }
  return undefined
}

/** Canvas expands `$Canvas.user.prefersHighContrast` to "true"; everyone else follows the browser's own setting. */
const themeOf = ({ custom }: LaunchClaims): Theme =>
  custom['prefers_high_contrast'] === 'true' ? 'contrast' : 'auto'
