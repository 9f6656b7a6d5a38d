import { refuseEntra } from '../entra/entra-refusals.ts'
import type { GraphConnection } from './graph-connection.ts'
import { member, text } from './graph-words.ts'

/**
 * Proves that the app was admitted in a tenant, as an administrator's return from consent only claims: a token of the
 * app for that tenant, and Graph naming the same organisation.
 * @throws Problem `teams.consent-unproved`, or what a call throws
 */
export async function confirmTenant(connection: GraphConnection): Promise<{ name?: string }> {
  const { body } = await connection.call({ path: '/organization', query: { $select: 'id,displayName' } })
  const listed = member(body, 'value')
  const [organization] = Array.isArray(listed) ? listed : []
  if (member(organization, 'id') === connection.tenantId)
    return { name: text(member(organization, 'displayName')) || undefined }
  throw refuseEntra(
    'teams.consent-unproved',
    `Graph does not confirm the tenant ${connection.tenantId}. Start the consent again from the console, as an administrator of that tenant.`,
    { tenantId: connection.tenantId },
  )
}
