import pg from 'pg'

/** Counts of everything that a launch or a registration leaves behind, but for the list of refusals. */
export function countWritten(databaseUrl: string) {
  const pool = new pg.Pool({ connectionString: databaseUrl, max: 1 })
  return {
    async counts(): Promise<Record<string, number>> {
      const { rows } = await pool.query<Record<string, number>>(`select
        (select count(*)::int from lectern.person) as people,
        (select count(*)::int from lectern.identity) as identities,
        (select count(*)::int from lectern.context) as contexts,
        (select count(*)::int from lectern.launch where outcome = 'accepted') as launches,
        (select count(*)::int from lectern.lti_nonce) as nonces,
        (select count(*)::int from lectern.placement) as placements,
        (select count(*)::int from lectern.installation) as installations`)
      return rows[0]! // one row of counts
    },
    close: () => pool.end(),
  }
}
