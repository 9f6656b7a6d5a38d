import type { AppCard } from '@lectern/api-contracts'

/** Approved, and not for staff alone. */
export const mayStudentOpen = ({ verdict, approval }: AppCard): boolean =>
  (verdict === 'approved' || verdict === 'limited') && approval !== 'staff-only'
