import { refuseGraph } from './graph-refusals.ts'
import { graphPath } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { graphPages } from './graph-pages.ts'
import { idOf } from './education-items.ts'
import { member } from './graph-words.ts'

export interface LinkAssignment {
  title: string
  links: readonly { title: string; url: string }[]
  /** Of an earlier try. Where it still stands it is gone on with. */
  draftId?: string
  /** Told of a new draft before anything is in it. */
  keep?: (draftId: string) => Promise<void>
}

export interface AssignedLinks {
  id: string
  /** Where the teacher goes on: it is a draft. */
  address?: string
}

/**
 * A draft with link resources, in the name of a teacher of the class (Graph "Create educationAssignment", "Create
 * educationAssignmentResource"); dates and students are the teacher's to choose. A draft that lacks a link is taken back.
 * @throws Problem a code of `graphRefusals`
 */
export async function assignLinks(
  connection: GraphConnection,
  classId: string,
  wanted: LinkAssignment,
): Promise<AssignedLinks> {
  const assignments = graphPath`/education/classes/${classId}/assignments`
  const { draftId, links } = wanted
  const found = draftId === undefined ? undefined : await findDraft(connection, assignments, draftId)
  const { id, body } = found ?? (await makeDraft(connection, assignments, wanted))
  const draft = assignments + graphPath`/${id}`
  try {
    const standing = found ? await linksOf(connection, draft) : []
    for (const link of links) if (!standing.includes(link.url)) await addLink(connection, draft, link)
  } catch (error) {
    await connection.call({ method: 'DELETE', path: draft, interprets: [404] })
    throw error
  }
  const address = member(body, 'webUrl')
  return { id, address: typeof address === 'string' && address.startsWith('https://') ? address : undefined }
}

interface Draft {
  id: string
  body: unknown
}

async function findDraft(
  connection: GraphConnection,
  assignments: string,
  id: string,
): Promise<Draft | undefined> {
  const { status, body } = await connection.call({
    path: assignments + graphPath`/${id}`,
    interprets: [404],
  })
  return status === 404 ? undefined : { id, body }
}

async function makeDraft(
  connection: GraphConnection,
  assignments: string,
  { title, keep }: LinkAssignment,
): Promise<Draft> {
  const { body } = await connection.call({
    method: 'POST',
    path: assignments,
    body: {
      displayName: title,
      assignTo: { '@odata.type': '#microsoft.graph.educationAssignmentClassRecipient' },
      status: 'draft',
    },
  })
  const id = idOf(body)
  if (id === undefined)
    throw refuseGraph('teams.graph-answer-invalid', 'What Graph made of an assignment has no id.')
  await keep?.(id)
  return { id, body }
}

async function linksOf(connection: GraphConnection, draft: string): Promise<unknown[]> {
  const links: unknown[] = []
  for await (const { items } of graphPages(connection, { path: `${draft}/resources` }))
    links.push(...items.map((item) => member(member(item, 'resource'), 'link')))
  return links
}

const addLink = (
  connection: GraphConnection,
  draft: string,
  { title, url }: LinkAssignment['links'][number],
): Promise<unknown> =>
  connection.call({
    method: 'POST',
    path: `${draft}/resources`,
    body: {
      distributeForStudentWork: false,
      resource: {
        '@odata.type': '#microsoft.graph.educationLinkResource',
        displayName: title,
        link: url,
      },
    },
  })
