import type { DistrictScope } from '@lectern/database'

export interface AuditEntry {
  /** The console account; null for the command line and jobs. */
  accountId: string | null
  /** Dotted, past tense: `listing.decided`. */
  action: string
  subject: string
  details?: Record<string, unknown>
}

/** Belongs into the transaction of what it records. */
export async function recordAudit(scope: DistrictScope, entry: AuditEntry): Promise<void> {
  await scope.query(
    `insert into lectern.audit_entry (district_id, account_id, action, subject, details) values ($1, $2, $3, $4, $5)`,
    [scope.districtId, entry.accountId, entry.action, entry.subject, entry.details ?? {}],
  )
}
