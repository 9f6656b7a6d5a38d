import { refuseGraph } from './graph-refusals.ts'
import { graphPath } from './graph-address.ts'
import type { GraphConnection } from './graph-connection.ts'
import { idOf } from './education-items.ts'
import { member } from './graph-words.ts'

export interface LinkAssignment {
  title: string
  links: readonly { title: string; url: string }[]
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
  { title, links }: LinkAssignment,
): Promise<AssignedLinks> {
  const assignments = graphPath`/education/classes/${classId}/assignments`
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
  const draft = assignments + graphPath`/${id}`
  try {
    for (const link of links) await addLink(connection, draft, link)
  } catch (error) {
    await connection.call({ method: 'DELETE', path: draft, interprets: [404] })
    throw error
  }
  const address = member(body, 'webUrl')
  return { id, address: typeof address === 'string' && address.startsWith('https://') ? address : undefined }
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
