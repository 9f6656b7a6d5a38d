import { Router, urlencoded } from 'express'
import { Problem } from '@lectern/problem'
import { singleValues } from '../http/parameters.ts'
import { sendPage } from '../http/send-page.ts'
import { acceptContentItems, type ContentItem } from '../platform/accept-content-items.ts'
import { refuseDeepLinking } from '../platform/deep-linking-refusal.ts'
import type { ReadDeepLinkingResponse } from '../platform/deep-linking-responses.ts'
import { canvasAddress, coursePath, toolId } from './addresses.ts'
import { addColumn } from './add-column.ts'
import type { CanvasSite } from './canvas-site.ts'
import { flashParameters } from '../http/flash.ts'
import { openSelections } from '../platform/open-selections.ts'
import { chosenPage } from '../pages/chosen-page.ts'
import { selectionPage } from './pages/selection-page.ts'
import {
  deepLinkingSettings,
  isSelectionPlacement,
  selectionPlacements,
  type SelectionPlace,
} from './selection-placements.ts'
import type { ServeLaunch } from './serve-launch.ts'
import { visitorsTaughtCourse } from './visitor.ts'

/** A teacher is choosing in the tool: who, and where the choice goes. */
interface Selection extends SelectionPlace {
  courseId: string
  personId: string
}

interface DeepLinkingParts {
  site: CanvasSite
  readResponse: ReadDeepLinkingResponse
  serve: ServeLaunch
}

/** Choosing in the tool what a module gets: the way there, and the way back. */
export function deepLinkingRoutes({ site, readResponse, serve }: DeepLinkingParts): Router {
  const router = Router()
  const selections = openSelections<Selection>('canvas')
  const { courses, links } = site
  const { tool, profile } = site.platform

  router.get(`/courses/:courseId/external_tools/${toolId}/resource_selection`, async (request, response) => {
    const { course, person } = visitorsTaughtCourse(request, courses)
    const { placement, module } = singleValues(request.query)
    const known = links.modulesOf(course).find(({ title }) => title === module)
    if (!known || !isSelectionPlacement(placement))
      throw new Problem({
        kind: 'not-found',
        code: 'playground.unknown-selection',
        message: 'This course has no such module, or the tool cannot be chosen from there.',
      })
    const place = { placement, moduleTitle: known.title }
    const returnPath = canvasAddress(coursePath(course, '/deep_linking_response'), person)
    await serve(request, response, {
      person,
      course,
      placement,
      path: coursePath(course, `/external_tools/${toolId}/resource_selection`),
      query: { placement, module: known.title },
      deepLinkingSettings: () =>
        deepLinkingSettings({
          placement,
          returnUrl: new URL(returnPath, profile.issuer).href,
          data: selections.open({ ...place, courseId: course.id, personId: person.id }),
        }),
      render: (frame) => selectionPage({ course, person, place, frame }),
    })
  })

  const form = urlencoded({ extended: false, limit: '1mb' })
  router.post('/courses/:courseId/deep_linking_response', form, async (request, response) => {
    const { course, person } = visitorsTaughtCourse(request, courses)
    const answer = await readResponse(singleValues(request.body)['JWT'] ?? '')
    const selection = selections.find(answer.data)
    if (selection?.courseId !== course.id || selection.personId !== person.id)
      throw refuseDeepLinking('data', 'it is not what was sent along, or the choice was made before')
    const items = acceptContentItems(
      answer.contentItems,
      selectionPlacements[selection.placement],
      tool.launchUrl,
    )
    selections.close(String(answer.data))
    for (const item of items)
      addColumn(site, course, links.add(asLink(item, selection, tool.name)), item.lineItem)
    const backTo = canvasAddress(coursePath(course, '/modules'), person, flashParameters(answer))
    sendPage(
      response,
      chosenPage({
        hostName: site.platform.profile.name,
        count: items.length,
        moduleTitle: selection.moduleTitle,
        backTo,
      }),
    )
  })

  return router
}

/** As on Canvas, an item with a line item becomes an assignment wherever it was chosen. */
const asLink = (
  { lineItem, type: _type, ...item }: ContentItem,
  { courseId, moduleTitle, placement }: Selection,
  toolName: string,
) => ({
  ...item,
  courseId,
  moduleTitle,
  title: item.title ?? toolName,
  points: lineItem?.scoreMaximum,
  kind: placement === 'assignment_selection' || lineItem ? ('assignment' as const) : ('link' as const),
})
