import type { ContentItem, DeepLinkingSettings, PlatformProfile } from '@lectern/lti'
import type { LtiInstallation } from '@lectern/tenancy'
import { formOf, type Chosen } from '../lti/placed-items.ts'
import { creditTag } from './find-line-item.ts'
import { point } from '../credit/point.ts'
import { creditParameter } from './recipient-of-launch.ts'

/** Whether a link picked here may give credit: a platform that does not say is worth a try (Deep Linking §4.4.1). */
export const takesCredit = (
  { features }: Pick<LtiInstallation, 'features'>,
  settings: DeepLinkingSettings,
  profile: PlatformProfile,
): boolean =>
  features.includes('credit') &&
  settings.lineItems !== false &&
  formOf(settings, profile) === 'ltiResourceLink'

/** The same link, with a column in the gradebook from which teachers see what a student's credit is for. */
export const withCredit = (
  item: ContentItem,
  { id, name }: Pick<Chosen, 'id' | 'name'>,
  launchUrl: string,
): ContentItem =>
  item.type === 'ltiResourceLink'
    ? {
        ...item,
        custom: { ...item.custom, ...creditParameter },
        lineItem: {
          label: name,
          scoreMaximum: point.maximum,
          resourceId: id,
          tag: creditTag,
          submissionReview: { reviewableStatus: ['Completed'], url: launchUrl, custom: item.custom },
        },
      }
    : item
