export interface RoleClass {
  role: 'admin' | 'teacher' | 'student' | 'observer' | 'none'
  /** `course`: a role in this context decided. `account`: only the institution or system named one. */
  scope: 'course' | 'account' | 'none'
  /** Canvas' student view: nobody real, never counted. */
  isTestUser: boolean
}

type Role = Exclude<RoleClass['role'], 'none'>

/**
 * Who someone is, for us. A role in the context decides alone when there is one: an administrator of the
 * institution who is a learner here is a learner here. `account` roles are for launches outside a course.
 * What we do not know gives no rights (Core appendix A).
 */
export function classifyRoles(roles: readonly string[]): RoleClass {
  const named = roles.map(readRole).filter((role) => role !== undefined)
  const isTestUser = roles.includes(testUser)
  for (const scope of ['course', 'account'] as const) {
    const role = strongest(named.filter((candidate) => candidate.scope === scope))
    if (role) return { role, scope, isTestUser }
  }
  return { role: 'none', scope: 'none', isTestUser }
}

const testUser = 'http://purl.imsglobal.org/vocab/lti/system/person#TestUser'
const strength: readonly Role[] = ['admin', 'teacher', 'observer', 'student']

const strongest = (named: readonly { role: Role }[]): Role | undefined =>
  strength.find((role) => named.some((candidate) => candidate.role === role))

const contextRoles: Record<string, Role> = {
  Administrator: 'admin',
  Instructor: 'teacher',
  ContentDeveloper: 'teacher',
  // A principal role of its own in LTI 1.1.
  TeachingAssistant: 'teacher',
  Mentor: 'observer',
  // Its sub-roles include external observers.
  Manager: 'observer',
  Learner: 'student',
  Member: 'student',
  Officer: 'student',
}

/** Of the institution and of the system: only the platform's own administrators and teaching staff count. */
const accountRoles: Record<string, Role> = {
  Administrator: 'admin',
  SysAdmin: 'admin',
  AccountAdmin: 'admin',
  Faculty: 'teacher',
  Instructor: 'teacher',
  Mentor: 'observer',
  Observer: 'observer',
  Learner: 'student',
  Student: 'student',
}

/** Each form a role may have; the captured name is the principal role, never the sub-role after it. */
const forms: readonly { form: RegExp; scope: 'course' | 'account'; roles: Record<string, Role> }[] = [
  {
    form: /^http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership#(\w+)$/,
    scope: 'course',
    roles: contextRoles,
  },
  // `…/Learner#Instructor` is a kind of learner.
  {
    form: /^http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/membership\/(\w+)#\w+$/,
    scope: 'course',
    roles: contextRoles,
  },
  { form: /^urn:lti:role:ims\/lis\/(\w+)(?:\/\w+)?$/, scope: 'course', roles: contextRoles },
  // Short names are deprecated, yet valid for context roles.
  { form: /^(\w+)$/, scope: 'course', roles: contextRoles },
  // Without `institution/` or `system/` it is a deprecated form of either.
  {
    form: /^http:\/\/purl\.imsglobal\.org\/vocab\/lis\/v2\/(?:institution\/|system\/)?person#(\w+)$/,
    scope: 'account',
    roles: accountRoles,
  },
  { form: /^urn:lti:(?:instrole|sysrole):ims\/lis\/(\w+)$/, scope: 'account', roles: accountRoles },
]

function readRole(name: string): { role: Role; scope: 'course' | 'account' } | undefined {
  for (const { form, scope, roles } of forms) {
    const principal = form.exec(name)?.[1]
    if (principal !== undefined && Object.hasOwn(roles, principal)) return { role: roles[principal]!, scope }
  }
  return undefined
}
