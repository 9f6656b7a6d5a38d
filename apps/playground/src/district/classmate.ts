import { createHash } from 'node:crypto'
import type { Person } from './person.ts'

/** Somebody in a class whom nobody can be. All ids follow from the name, so that they are the same after a restart. */
export function classmate(name: string): Person {
  const digest = createHash('sha1').update(`classmate ${name}`).digest('hex')
  const [givenName = name, ...rest] = name.split(' ')
  const id = slug(name)
  return {
    id,
    givenName,
    familyName: rest.join(' '),
    email: `${id.replaceAll('-', '.')}@students.fairview.example`,
    kind: 'student',
    line: '',
    locale: 'en',
    ltiId: [8, 12, 16, 20, 32].map((end, index, ends) => digest.slice(ends[index - 1] ?? 0, end)).join('-'),
    opaqueId: digest,
    number: 100_000 + Number.parseInt(digest.slice(0, 7), 16),
    sisId: `S-${Number.parseInt(digest.slice(0, 7), 16)}`,
  }
}

const slug = (name: string): string =>
  name
    .normalize('NFD')
    .replaceAll(/\p{Diacritic}/gu, '')
    .toLowerCase()
    .replaceAll(/[^a-z]+/g, '-')
