import { frameParameters, type FrameParameter } from './frame-kinds.ts'
import { refuseFrame } from './frame-refusals.ts'

export type Given = Partial<Record<FrameParameter, string>>

/**
 * The parameters of Classroom, each at most once, within its limit and in its form. One given twice is refused, never
 * picked: two readers would pick differently. An empty one is absent.
 */
export function readParameters(params: URLSearchParams): Given {
  const given: Given = {}
  for (const [name, value] of params) {
    if (!isNamed(name) || value === '') continue
    if (given[name] !== undefined) throw duplicated(name)
    given[name] = inForm(name, value)
  }
  return given
}

const isNamed = (name: string): name is FrameParameter => Object.hasOwn(frameParameters, name)

function inForm(name: FrameParameter, value: string): string {
  const { limit, form } = frameParameters[name]
  if (value.length > limit)
    throw refuseFrame(
      'classroom.parameter-too-long',
      `The parameter ${name} has ${value.length} characters; at most ${limit} are accepted.`,
      { parameter: name },
    )
  if (!form.test(value))
    throw refuseFrame('classroom.parameter-malformed', `The parameter ${name} is not in the form it has.`, {
      parameter: name,
    })
  return value
}

const duplicated = (name: FrameParameter) =>
  refuseFrame(
    'classroom.parameter-duplicated',
    `The frame came with ${name} more than once. Classroom appends it to the registered address, which therefore must ` +
      'not have a parameter of that name.',
    { parameter: name },
  )
