import type { InstallationDetails } from '@lectern/api-contracts'

/** An installation whose newest launch was refused with this code. */
export const refusedLast = (code: string, at: string): Partial<InstallationDetails> => ({
  lastRefused: at,
  launches: [
    {
      id: '10000000-0000-4000-8000-000000000001',
      at,
      outcome: 'refused',
      role: null,
      contextTitle: null,
      placement: null,
      code,
      message: 'Change this.',
      reference: 'K7QW-3MXD',
      passedChecks: [],
    },
  ],
})
