import { courses } from '../district/courses.ts'
import { canvasContent } from './canvas-content.ts'
import { canvasFrame } from './canvas-frame.ts'
import { classroom } from './classroom.ts'
import { classroomFrames } from './classroom-frames.ts'
import { elements } from './elements.ts'
import { google } from './google.ts'
import { entra } from './entra.ts'
import { host } from './host.ts'
import { teams } from './teams.ts'
import { teamsContent } from './teams-content.ts'
import { tokens } from './tokens.ts'
import { toolFrame } from './tool-frame.ts'
import { welcome } from './welcome.ts'

/** Courses bring their own colour; a class carries it, because the content security policy allows no style attribute. */
const tints = courses.map(({ id, color }) => `.tint-${id} { --tint: ${color} }`).join('\n')

export const stylesheet = [
  tokens,
  elements,
  canvasFrame,
  canvasContent,
  toolFrame,
  host,
  google,
  classroom,
  classroomFrames,
  welcome,
  entra,
  teams,
  teamsContent,
  tints,
].join('\n')
