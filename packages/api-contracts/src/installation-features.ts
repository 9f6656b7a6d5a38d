import { z } from 'zod'

/** Each asks an LTI platform for something that launches alone do not need. */
export const ltiFeature = z.enum(['roster', 'credit', 'course-copies', 'terms-of-use'])
export type LtiFeature = z.infer<typeof ltiFeature>

/** The same of every host. */
export const installationFeature = z.enum([...ltiFeature.options, 'course-links', 'notifications'])
export type InstallationFeature = z.infer<typeof installationFeature>
