import { claimNames } from '@lectern/lti'
import { institution, membership } from '@lectern/lti/testing'
import type { ConformanceCase } from '../case.ts'
import { launch, type LaunchPlan } from '../launch.ts'
import { without } from './without.ts'

const noEmail = without('email')
const noNames = without('name', 'given_name', 'family_name')
const roles = (...sent: string[]) => ({ [claimNames.roles]: sent })

/** 1EdTech certification guide v1p3, §6.1.2 (teachers) and §6.1.3 (students); nine each. */
export const validLaunches: ConformanceCase[] = [
  ...nine('teacher', 'Instructor', {
    several: roles(`${membership}Instructor`, `${institution}Staff`, `${institution}Other`),
    short: roles('Instructor'),
    unknown: roles('http://purl.imsglobal.org/vocab/lis/v2/unknown/unknown#Helper'),
  }),
  ...nine('student', 'Student', {
    several: roles(`${membership}Learner`, `${institution}Student`, `${institution}Mentor`),
    short: roles('Learner'),
    unknown: roles(
      `${membership}Learner`,
      'http://purl.imsglobal.org/vocab/lis/v2/uknownrole/unknown#Unknown',
    ),
  }),
]

type Claims = Record<string, unknown>

function nine(
  role: NonNullable<LaunchPlan['role']>,
  who: string,
  { several, short, unknown }: Record<'several' | 'short' | 'unknown', Claims>,
): ConformanceCase[] {
  const launches: [name: string, claims: Claims][] = [
    [`Valid ${who} Launch`, {}],
    [`Valid ${who} Launch with Roles`, several],
    [`Valid ${who} Launch Short Role`, short],
    [`Valid ${who} Launch Unknown Role`, unknown],
    [`Valid ${who} Launch No Role`, roles('')],
    [`Valid ${who} Launch Email Only`, noNames],
    [`Valid ${who} Launch Names Only`, noEmail],
    [`Valid ${who} No PII`, { ...noNames, ...noEmail }],
    [`Valid ${who} Email Without Context`, { ...noNames, ...without(claimNames.context) }],
  ]
  return launches.map(([name, claims], index) => ({
    id: `${role}-${index + 1}`,
    group: 'core',
    name,
    expected: 'accepted',
    run: (bench) => launch(bench, { role, claims }),
  }))
}
