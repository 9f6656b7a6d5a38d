import type { AskedModel } from './asked-model.ts'
import { PrivacyPage } from './privacy-page.tsx'

/** Comes by itself, because few ever see one of these pages. */
export const AskedPage = ({ model }: { model: AskedModel }) => <PrivacyPage model={model} />
