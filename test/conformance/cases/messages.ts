import { claimNames } from '@lectern/lti'
import type { Bench, ConformanceCase, Expectation } from '../case.ts'
import { launch } from '../launch.ts'
import { broken, type Outcome } from '../outcome.ts'
import { without } from './without.ts'

/** What real platforms send, and what hostile ones could, beyond certification. */
export const messages: ConformanceCase[] = [
  message('canvas-nulls', 'Nulls and junk, as Canvas sends them', 'accepted', {
    name: null,
    picture: null,
    [claimNames.resourceLink]: { id: 'link-1', title: null, description: null, ...canvasJunk() },
    [claimNames.context]: { id: 'course-1', label: null, title: null, type: null, ...canvasJunk() },
    [claimNames.lis]: { person_sourcedid: null, course_offering_sourcedid: null, ...canvasJunk() },
    [claimNames.legacyUserId]: '',
  }),
  message('unexpanded-variable', 'Custom parameters with unexpanded $Var', 'accepted', {
    [claimNames.custom]: { grades: '$User.gradeLevels.oneRoster', history: '$Context.id.history' },
  }),
  message('minimal', 'Only what is required, as Schoology sends it', 'accepted', {
    ...without('email', 'name', 'given_name', 'family_name', 'locale'),
    ...without(claimNames.context, claimNames.toolPlatform, claimNames.launchPresentation),
    [claimNames.resourceLink]: { id: 'link-1' },
  }),
  message('ids-255', 'Ids of 255 characters', 'accepted', ids(255)),
  message('ids-256', 'Ids of 256 characters', 'either', ids(256)),
  {
    ...message('target-foreign', 'target_link_uri on a foreign host: no open redirect', 'either'),
    run: foreignTarget,
  },
]

function message(
  id: string,
  name: string,
  expected: Expectation,
  claims: Record<string, unknown> = {},
): ConformanceCase {
  return { id, group: 'extra', name, expected, run: (bench) => launch(bench, { claims }) }
}

function canvasJunk(): Record<string, unknown> {
  return { errors: { errors: {} }, validation_context: null }
}

/** Core §5.3.5–6: at most 255 ASCII characters. */
function ids(length: number): Record<string, unknown> {
  return {
    sub: 's'.repeat(length),
    [claimNames.resourceLink]: { id: 'l'.repeat(length) },
    [claimNames.context]: { id: 'c'.repeat(length) },
  }
}

const foreign = 'https://foreign.example/'

async function foreignTarget(bench: Bench): Promise<Outcome> {
  const claims = { [claimNames.targetLinkUri]: foreign }
  const outcome = await launch(bench, { claims, login: { parameters: { target_link_uri: foreign } } })
  return outcome.sentTo?.startsWith(foreign) ? broken(outcome.observed) : outcome
}
