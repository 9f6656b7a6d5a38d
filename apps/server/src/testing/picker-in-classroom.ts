import type { PickResponse } from '@lectern/api-contracts'
import { bearerOf } from './browser-launch.ts'
import type { ClassroomUnderTest, ShownFrame } from './classroom-under-test.ts'

type Picker = (body: object) => Promise<{ status: number; answer: PickResponse }>

/** The page of a frame that attaches: it redeems its code once and may choose as often as it must. */
export async function pickerOf(
  { url }: Pick<ClassroomUnderTest, 'url'>,
  { model }: ShownFrame,
): Promise<Picker> {
  const bearer = await bearerOf(url, model)
  const handle = model.mode === 'browse' ? model.picking!.handle : ''
  return async (body) => {
    const response = await fetch(`${url}/api/v1/picks`, {
      method: 'POST',
      headers: { authorization: `Bearer ${bearer}`, 'content-type': 'application/json' },
      body: JSON.stringify({ handle, appIds: [], ...body }),
    })
    return { status: response.status, answer: (await response.json()) as PickResponse }
  }
}
