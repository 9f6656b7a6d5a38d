import { Router } from 'express'
import { chosen } from './browser/chosen.ts'
import { classroomFrame } from './browser/classroom-frame.ts'
import { gradingSidebar } from './browser/grading-sidebar.ts'
import { forwardingFrame } from './browser/forwarding-frame.ts'
import { menu } from './browser/menu.ts'
import { registering } from './browser/registering.ts'
import { returned } from './browser/returned.ts'
import { selection } from './browser/selection.ts'
import { submitForm } from './browser/submit-form.ts'
import { teamsHost } from './browser/teams-host.ts'
import { teamsUpload } from './browser/teams-upload.ts'
import { toolFrame } from './browser/tool-frame.ts'
import { stylesheet } from './styles/stylesheet.ts'

const iconSvg =
  '<svg xmlns="http://www.w3.org/2000/svg" viewBox="0 0 24 24"><rect width="24" height="24" rx="5" fill="#0b6b57"/><path d="M12 4 7.500 10H9.500l-3.500 5h12l-3.500-5h2L12 4Zm0 11v5" fill="none" stroke="#fff" stroke-width="1.600" stroke-linejoin="round"/></svg>'

/** Styles and scripts as strings, so that they survive being bundled into one file. */
const assets: Record<string, { type: string; body: string }> = {
  'playground.css': { type: 'text/css', body: stylesheet },
  'icon.svg': { type: 'image/svg+xml', body: iconSvg },
  'submit-form.js': { type: 'text/javascript', body: submitForm },
  'menu.js': { type: 'text/javascript', body: menu },
  'tool-frame.js': { type: 'text/javascript', body: toolFrame },
  'selection.js': { type: 'text/javascript', body: selection },
  'chosen.js': { type: 'text/javascript', body: chosen },
  'registering.js': { type: 'text/javascript', body: registering },
  'returned.js': { type: 'text/javascript', body: returned },
  'classroom-frame.js': { type: 'text/javascript', body: classroomFrame },
  'grading-sidebar.js': { type: 'text/javascript', body: gradingSidebar },
  'teams-host.js': { type: 'text/javascript', body: teamsHost },
  'teams-upload.js': { type: 'text/javascript', body: teamsUpload },
  'forwarding-frame.js': { type: 'text/javascript', body: forwardingFrame },
}

export function assetRoutes(): Router {
  const router = Router()
  for (const [name, { type, body }] of Object.entries(assets))
    router.get(`/assets/${name}`, (_request, response) => {
      response.set('cache-control', 'no-cache').type(type).send(body)
    })
  return router
}
