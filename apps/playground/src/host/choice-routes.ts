import { Router, urlencoded } from 'express'
import { Problem } from '@lectern/problem'
import { flashParameters } from '../http/flash.ts'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import { chosenPage } from '../pages/chosen-page.ts'
import { acceptContentItems, type ContentItem } from '../platform/accept-content-items.ts'
import { refuseDeepLinking } from '../platform/deep-linking-refusal.ts'
import { openSelections } from '../platform/open-selections.ts'
import { hostAddress, inCourse } from './addresses.ts'
import type { Host, InstalledTool } from './host.ts'
import { serveLaunch } from './launch-routes.ts'
import { choicePage } from './pages/launch-pages.ts'
import { teachingVisitOf, toolOf, type CourseVisit } from './visitor.ts'

interface Selection {
  courseId: string
  personId: string
  module: string
}

/** Choosing in the tool what a course gets: the way there, and the way back. */
export function choiceRoutes(host: Host): Router {
  const router = Router()
  const selections = openSelections<Selection>(host.key)

  router.get('/courses/:courseId/tools/:toolId/choose', async (request, response) => {
    const visit = teachingVisitOf(host, request)
    const installed = toolOf(host, request)
    const { course, person, organization } = visit
    const module = singleValues(request.query)['module'] ?? ''
    if (
      installed.selectionUrl === undefined ||
      !organization.links.modulesOf(course).some(({ title }) => title === module)
    )
      throw new Problem({
        kind: 'not-found',
        code: 'playground.unknown-selection',
        message: 'This course has no such part, or the tool cannot be chosen from there.',
      })
    const path = `/tools/${installed.id}/choose`
    await serveLaunch(request, response, visit, {
      installed,
      path,
      query: { module },
      targetLinkUri: installed.selectionUrl,
      choice() {
        const data = selections.open({ courseId: course.id, personId: person.id, module })
        const back = hostAddress(host, inCourse(course, `/tools/${installed.id}/chosen`), person, {
          selection: data,
        })
        return { data, returnUrl: new URL(back, host.url).href }
      },
      render: (frame) => choicePage({ visit, module, frame }),
    })
  })

  const form = urlencoded({ extended: false, limit: '1mb' })
  router.post('/courses/:courseId/tools/:toolId/chosen', form, async (request, response) => {
    const visit = teachingVisitOf(host, request)
    const installed = toolOf(host, request)
    const { course, person, organization } = visit
    const read = installed.platform.readDeepLinkingResponse
    if (!read) throw refuseDeepLinking('JWT', 'the tool publishes no keys')
    const answer = await read(singleValues(request.body)['JWT'] ?? '', installed.deploymentOf(organization))
    const { selection: name = '' } = singleValues(request.query)
    const selection = selections.find(name)
    const isTheirs = selection?.courseId === course.id && selection.personId === person.id
    if (!isTheirs || (host.choice.sendsData && answer.data !== name))
      throw refuseDeepLinking('data', 'it is not what was sent along, or the choice was made before')
    const items = acceptContentItems(answer.contentItems, host.choice, installed.platform.tool.launchUrl)
    selections.close(name)
    for (const item of items) place(visit, installed, selection.module, item)
    sendPage(
      response,
      chosenPage({
        hostName: host.name,
        count: items.length,
        moduleTitle: selection.module,
        backTo: hostAddress(host, inCourse(course), person, flashParameters(answer)),
      }),
    )
  })
  return router
}

/** A link in the course, and a column where the item asks for one. */
function place(
  { host, organization, course }: CourseVisit,
  installed: InstalledTool,
  moduleTitle: string,
  { type, lineItem, ...item }: ContentItem,
): void {
  const title = item.title ?? installed.platform.tool.name
  const kind = host.choice.keeps?.[type] ?? (lineItem ? 'assignment' : 'link')
  const link = organization.links.add({
    ...item,
    title,
    moduleTitle,
    kind,
    courseId: course.id,
    toolId: installed.id,
    points: lineItem?.scoreMaximum,
  })
  if (!lineItem || kind !== 'assignment') return
  host.desk.grades.add({
    ...lineItem,
    contextKey: host.contextKeyOf(organization, course),
    clientId: installed.platform.profile.clientId,
    resourceLinkId: host.resourceLinkIdOf(link),
    label: host.columnLabel(title, lineItem.label),
  })
}
