import { z } from 'zod'

/** `html`: made from the district's Markdown by the server, without markup of its own. */
export const shownTerms = z.object({ version: z.int(), locale: z.enum(['en', 'es']), html: z.string() })
export type ShownTerms = z.infer<typeof shownTerms>

/**
 * `POST /api/v1/terms/acceptance`: this version was read and accepted; `handle` comes from the launch's page. Answered
 * (204) when the platform has taken notice; sent again after a failure, it only tells the platform again.
 */
export const termsAcceptance = z.object({ handle: z.string().min(1).max(16_384), version: z.int() })
export type TermsAcceptance = z.infer<typeof termsAcceptance>
