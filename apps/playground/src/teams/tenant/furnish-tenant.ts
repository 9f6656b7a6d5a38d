import type { SimulatedGraph, SimulatedPerson } from '@lectern/teams/testing'
import { fullName, type Person } from '../../district/person.ts'
import { enrollmentsOf } from '../../district/roster.ts'
import { classTeams } from './class-teams.ts'
import { guidOf } from './guid-of.ts'
import { teamsPeople } from './teams-people.ts'

type Education = ReturnType<SimulatedGraph['education']>

/** What School Data Sync brought into the tenant: schools, classes, and who is in them. */
export function furnishTenant(education: Education): void {
  const schools = [...new Set(classTeams.map(({ course }) => course.school))]
  for (const [index, name] of schools.entries())
    education.addSchool({
      id: guidOf('school', name),
      displayName: name,
      externalId: `SCH-${index + 1}`,
      schoolNumber: String(index + 1),
    })
  for (const person of teamsPeople.filter(({ role }) => role === 'admin'))
    education.addPerson({
      id: person.oid,
      displayName: person.name,
      mail: person.mail,
      userPrincipalName: person.upn,
      primaryRole: 'none',
    })
  for (const { course, groupId } of classTeams) {
    const enrolled = enrollmentsOf(course).filter(({ active }) => active)
    const those = (role: 'Teacher' | 'Student') =>
      enrolled.filter((one) => one.role === role).map(({ person }) => educationUser(person))
    education.addClass(
      {
        id: groupId,
        displayName: course.title,
        classCode: course.code,
        externalId: course.sisId,
        externalSource: 'sis',
        grade: course.grade,
        course: { subject: course.subject },
        schoolId: guidOf('school', course.school),
      },
      { teachers: those('Teacher'), students: those('Student'), hidesMembers: true },
    )
  }
}

export function educationUser(person: Person): SimulatedPerson {
  const role = person.kind === 'student' ? 'student' : 'teacher'
  return {
    id: guidOf('person', person.id),
    displayName: fullName(person),
    givenName: person.givenName,
    surname: person.familyName,
    mail: person.email,
    userPrincipalName: person.email,
    preferredLanguage: person.locale === 'es' ? 'es-MX' : 'en-US',
    primaryRole: role,
    externalSource: 'sis',
    [role]: { externalId: person.sisId },
  }
}
