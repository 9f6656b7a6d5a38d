import { Router } from 'express'
import type { GoogleClassroomSurface } from './google-classroom-surface.ts'

/** `/google-classroom` */
export function googleClassroomRoutes(_surface: GoogleClassroomSurface): Router {
  return Router()
}
