import { afterAll } from 'vitest'
import type { FormPost } from '../platform/message.ts'
import { startPlayground, type Playground, type PlaygroundOptions } from '../start-playground.ts'
import { authenticationRequest, readForm } from './fake-browser.ts'

export const tool = {
  name: 'Lectern',
  loginUrl: 'http://localhost:3999/lti/login',
  launchUrl: 'http://localhost:3999/lti/launch',
}

export const courseTool = '/canvas/courses/101/external_tools/7'

export interface TestPlayground extends Playground {
  /** Opens a placement as the frame would and reads the login initiation. */
  login(path: string, query?: Record<string, string>): Promise<FormPost>
  /** Answers that login as the tool would and reads what the platform posts. */
  authorize(login: FormPost, overrides?: Record<string, string | undefined>): Promise<FormPost>
  get(path: string): Promise<Response>
}

/** A playground for one test file, closed after it. */
export async function aPlayground(options: Partial<PlaygroundOptions> = {}): Promise<TestPlayground> {
  const playground = await startPlayground({ port: 0, tool, ...options })
  afterAll(() => playground.close())
  const get = (path: string): Promise<Response> => fetch(new URL(path, playground.url))
  return {
    ...playground,
    get,
    async login(path, query = {}) {
      const search = new URLSearchParams({ as: 'elena-rivera', display: 'borderless', ...query })
      return readForm(await get(`${path}?${search}`))
    },
    async authorize(login, overrides) {
      const search = new URLSearchParams(authenticationRequest(login, tool.launchUrl, overrides))
      return readForm(await fetch(`${playground.canvas.authorizationEndpoint}?${search}`))
    },
  }
}
