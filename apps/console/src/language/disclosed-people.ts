import type { DisclosedCount } from '@lectern/api-contracts'
import type { Language } from './language.tsx'

/** A count of people in words: exact, or only that it is small. */
export function disclosedPeople(t: Language['t'], people: DisclosedCount) {
  return 'value' in people
    ? t('people', { exact: 'yes', count: people.value })
    : t('people', { exact: 'no', count: people.fewerThan })
}
