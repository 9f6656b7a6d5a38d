/** Who agreed to what, and from when on Entra knows it. */
export function consentStore(now: () => Date) {
  const grants: { holder: string; scopes: readonly string[]; effectiveAt: number }[] = []
  const appRoles = new Map<string, { roles: readonly string[]; effectiveAt: number }>()

  const grant = (holder: string, scopes: readonly string[], afterSeconds: number): void =>
    void grants.push({ holder, scopes, effectiveAt: now().getTime() + afterSeconds * 1000 })

  return {
    /** A district's administrator for everybody in it, application permissions included. */
    grantForTenant(
      tenantId: string,
      {
        scopes = [],
        roles = [],
        afterSeconds = 0,
      }: { scopes?: readonly string[]; roles?: readonly string[]; afterSeconds?: number },
    ): void {
      grant(tenantId, scopes, afterSeconds)
      appRoles.set(tenantId, { roles, effectiveAt: now().getTime() + afterSeconds * 1000 })
    },

    /** One person, when the tenant lets them; it takes Entra seconds to know it everywhere. */
    grantForPerson(
      tenantId: string,
      objectId: string,
      { scopes, afterSeconds = 0 }: { scopes: readonly string[]; afterSeconds?: number },
    ): void {
      grant(`${tenantId}.${objectId}`, scopes, afterSeconds)
    },

    delegated: (tenantId: string, objectId: string): string[] =>
      grants
        .filter(({ holder }) => holder === tenantId || holder === `${tenantId}.${objectId}`)
        .filter(({ effectiveAt }) => effectiveAt <= now().getTime())
        .flatMap(({ scopes }) => scopes),

    roles(tenantId: string): readonly string[] {
      const granted = appRoles.get(tenantId)
      return granted && granted.effectiveAt <= now().getTime() ? granted.roles : []
    },

    /** Whether an administrator ever agreed, known everywhere or not yet. */
    isAdmitted: (tenantId: string): boolean => appRoles.has(tenantId),

    /** As an administrator who removes the app does: for everybody, and for each of them. */
    revoke(tenantId: string): void {
      appRoles.delete(tenantId)
      grants.splice(0, grants.length, ...grants.filter(({ holder }) => !holder.startsWith(tenantId)))
    },
  }
}

export type ConsentStore = ReturnType<typeof consentStore>
