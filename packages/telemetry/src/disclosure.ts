/** A count of people that may be shown: exact, or only that it is small. */
export type DisclosedCount = { value: number } | { fewerThan: number }

/** Most states' minimum (NCES 2011-603), and ours for everything that the console, an export or the API shows. */
export const defaultMinimum = 10
/** Where only teachers and staff are counted: how many colleagues use an app says nothing about a student. */
export const colleaguesMinimum = 5

/**
 * The only way for a count of people out of this package. Zero is shown: it describes nobody, "nobody opened it" is
 * what a director most needs to know, and no total here has a denominator that would turn it into a statement about
 * every member of a group.
 */
export const disclose = (people: number, minimum = defaultMinimum): DisclosedCount =>
  people === 0 || people >= minimum ? { value: people } : { fewerThan: minimum }

/**
 * What people add up to, such as their minutes; null where fewer than `minimum` of them stand behind it, nobody
 * included: where nothing was measured there is nothing to say. Such sums are never shown beside their total, from
 * which one that is hidden could be had by subtraction.
 */
export const discloseSum = (sum: number, people: number, minimum = defaultMinimum): number | null =>
  people >= minimum ? sum : null
