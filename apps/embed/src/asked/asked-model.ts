import type { EmbedModel } from '@lectern/api-contracts'

const askedModes = ['privacy', 'review', 'terms'] as const

/** What a host asks for that is not about apps. */
export type AskedModel = Extract<EmbedModel, { mode: (typeof askedModes)[number] }>

export const isAsked = (model: EmbedModel): model is AskedModel =>
  (askedModes as readonly string[]).includes(model.mode)
