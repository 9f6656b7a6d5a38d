import { accessFeatures, scopesFor } from '@lectern/google-classroom'
import type { GoogleInstallation } from '@lectern/tenancy'

type Asked = Pick<GoogleInstallation, 'features' | 'pubsubTopic'>
type AdministratorFeature = keyof typeof accessFeatures.administrator

/** What an administrator is asked for: whether the add-on is installed and for whom, and what is switched on. */
export const administratorFeatures = ({ features, pubsubTopic }: Asked): AdministratorFeature[] => [
  'installation',
  'directory',
  ...(features.includes('roster') ? (['roster'] as const) : []),
  ...(hearsOfChanges({ features, pubsubTopic }) ? (['notices'] as const) : []),
]

/** Google tells of changed class lists by itself only where there is a topic for it. */
export const hearsOfChanges = ({ features, pubsubTopic }: Asked): boolean =>
  features.includes('roster') && pubsubTopic !== null

export const administratorScopes = (asked: Asked): string[] =>
  scopesFor('administrator', administratorFeatures(asked))

/** What teachers and students are asked for, beyond what a single teacher is asked for when it is needed. */
export const scopesOfPeople = ({ features }: Pick<Asked, 'features'>) => ({
  teacher: scopesFor('teacher', features.includes('course-links') ? ['addOn', 'links'] : ['addOn']),
  student: scopesFor('student', ['addOn']),
})

export const missingScopes = (granted: readonly string[], needed: readonly string[]): string[] =>
  needed.filter((scope) => !granted.includes(scope))
