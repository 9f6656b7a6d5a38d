import type { HostEntry } from '../welcome-page.ts'

export const classroomEntry: HostEntry = {
  key: 'google',
  name: 'Google Classroom',
  line: (toolName) => `${toolName} is its add-on; sign-in, notices and faults included.`,
}
