import type { ClaimSet } from '../launch/claim-values.ts'
import { elementOfField } from '../launch/data-elements.ts'
import { isEmpty, type ReceivedName } from '../launch/received-fields.ts'
import { asObject } from './answer-values.ts'

/** More are nobody's fields, but somebody filling our records. */
const maxNames = 100
const maxNameLength = 120

/** Which fields a page of a roster has for anybody in it, by name; what is empty for all of them did not come. */
export function namesInPage(container: Readonly<ClaimSet>): ReceivedName[] {
  const members: unknown[] = Array.isArray(container.members) ? container.members : []
  const names = new Set([
    ...namesOf(asObject(container.context)).map((name) => `context.${name}`),
    ...members.flatMap((member) => namesOf(asObject(member))),
  ])
  return [...names]
    .slice(0, maxNames)
    .map((name) => ({ name: name.slice(0, maxNameLength), element: elementOfField(name) }))
    .toSorted((a, b) => Number(a.name > b.name) - Number(a.name < b.name))
}

const namesOf = (object: Readonly<ClaimSet>): string[] =>
  Object.entries(object)
    .filter(([, value]) => !isEmpty(value))
    .map(([name]) => name)
