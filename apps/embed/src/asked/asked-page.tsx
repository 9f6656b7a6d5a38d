import type { AskedModel } from './asked-model.ts'
import { PrivacyPage } from './privacy-page.tsx'
import { ReviewPage } from './review-page.tsx'
import { TermsPage } from './terms-page.tsx'

/** Comes by itself, because few ever see one of these pages. */
export function AskedPage({ model }: { model: AskedModel }) {
  switch (model.mode) {
    case 'privacy':
      return <PrivacyPage model={model} />
    case 'review':
      return <ReviewPage model={model} />
    case 'terms':
      return <TermsPage model={model} />
  }
}
