import type { AskedModel } from './asked-model.ts'
import { PrivacyPage } from './privacy-page.tsx'
import { ReviewPage } from './review-page.tsx'

/** Comes by itself, because few ever see one of these pages. */
export function AskedPage({ model }: { model: AskedModel }) {
  switch (model.mode) {
    case 'privacy':
      return <PrivacyPage model={model} />
    case 'review':
      return <ReviewPage model={model} />
  }
}
