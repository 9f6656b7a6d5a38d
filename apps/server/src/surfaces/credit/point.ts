/** What an opened app gives. */
export const point = { given: 1, maximum: 1 } as const
