import { describe, expect, test } from 'vitest'
import { basicOutcomes } from './basic-outcomes.ts'
import { oauthHeader } from './oauth-header.ts'
import { outcomeRequest } from './outcome-request.ts'
import { aConsumer } from './simulated-consumer.ts'
import { answer, gradebookUrl, resultOf, simulatedGradebook } from './simulated-gradebook.ts'

const inGradebook = () => {
  const gradebook = simulatedGradebook()
  return { ...gradebook, outcomes: basicOutcomes(gradebook, aConsumer) }
}
const sam = resultOf('course-1', 'link-1', 'sam')

describe('6 Outcomes 1.0 service', () => {
  test('6.1 replaceResult requests', async () => {
    const { outcomes, grades } = inGradebook()
    await outcomes.replaceResult(sam, 0.925)
    expect([...grades]).toEqual([['course-1:link-1:sam&amp;&lt;&quot;&apos;&gt;', '0.925']])
  })

  test('6.2 readResult requests', async () => {
    const { outcomes } = inGradebook()
    expect(await outcomes.readResult(sam)).toBeUndefined()
    await outcomes.replaceResult(sam, 0)
    expect(await outcomes.readResult(sam)).toBe(0)
    await outcomes.replaceResult(sam, 1)
    expect(await outcomes.readResult(sam)).toBe(1)
  })

  test('6.3 deleteResult requests', async () => {
    const { outcomes, grades } = inGradebook()
    await outcomes.replaceResult(sam, 0.5)
    await outcomes.deleteResult(sam)
    expect(grades.size).toBe(0)
  })

  test('6.4 Processing of Gradebook entries: several contexts, links and people', async () => {
    const { outcomes, grades } = inGradebook()
    const columns = ['course-1', 'course-2'].flatMap((context) =>
      ['link-1', 'link-2'].flatMap((link) => ['sam', 'kim'].map((person) => resultOf(context, link, person))),
    )
    await Promise.all(columns.map((column, index) => outcomes.replaceResult(column, index / 10)))
    expect([...grades.values()].toSorted()).toEqual(['0', '0.1', '0.2', '0.3', '0.4', '0.5', '0.6', '0.7'])
    expect(await outcomes.readResult(columns[7]!)).toBe(0.7)
  })
})

describe('what is sent', () => {
  test('is signed over its body and the query of the service', () => {
    const header = oauthHeader(new URL(gradebookUrl), '<xml/>', aConsumer, {
      now: new Date(1760000000_000),
      nonce: 'n-0001',
    })
    // Both computed by another implementation, from RFC 5849 §3.4.
    expect(header).toContain('oauth_body_hash="RWRMh1ZFeMnljarhalVgpJhQjGI%3D"')
    expect(header).toContain('oauth_signature="vUyo%2FA%2Brv0G4UjeB4NOGw96EBzw%3D"')
  })

  test('holds a score between 0 and 1 in plain digits, and nothing else', () => {
    const scoreOf = (score: number) =>
      /<textString>(.*)<\/textString>/.exec(outcomeRequest('r', { name: 'replaceResult', score }, 'm'))![1]
    expect([0, 1, 0.1 + 0.2, 1 / 3, 1e-7, 0.000001].map(scoreOf)).toEqual([
      '0',
      '1',
      '0.3',
      '0.333333',
      '0',
      '0.000001',
    ])
    for (const score of [-0.1, 1.1, Number.NaN, Number.POSITIVE_INFINITY])
      expect(() => scoreOf(score)).toThrow(expect.objectContaining({ code: 'lti-1p1.score-invalid' }))
  })

  test('carries details, escaped and without what XML cannot hold', () => {
    const sent = (details: { text: string } | { url: string }) =>
      outcomeRequest('r', { name: 'replaceResult', score: 1, details }, 'm')
    expect(sent({ text: `a<b&"c"\0\u{1f}\ud800'é😀` })).toContain(
      '<resultData><text>a&lt;b&amp;&quot;c&quot;&apos;é😀</text></resultData></result>',
    )
    expect(sent({ url: 'https://tool.example/?a=1&b=2' })).toContain(
      '<resultData><url>https://tool.example/?a=1&amp;b=2</url></resultData></result>',
    )
  })

  test('is signed anew for every attempt', async () => {
    const { fetch, nonces, requests } = simulatedGradebook()
    let down = 2
    const outcomes = basicOutcomes(
      {
        fetch: async (url, init) => {
          const taken = await fetch(url, init)
          return down-- > 0 ? new Response('overloaded', { status: 503 }) : taken
        },
        wait: async () => {},
      },
      aConsumer,
    )
    await outcomes.replaceResult(sam, 0.5)
    expect(nonces.size).toBe(3)
    expect(new Set(requests).size).toBe(1)
  })

  test('is refused when it is signed with another secret', async () => {
    const { fetch } = simulatedGradebook()
    await expect(
      basicOutcomes({ fetch }, { ...aConsumer, secret: 'other' }).replaceResult(sam, 1),
    ).rejects.toMatchObject({
      code: 'lti-1p1.outcome-refused',
      details: { words: expect.stringContaining('failure: signature') },
    })
  })
})

describe('what comes back', () => {
  const reading = (respond: () => Response) =>
    basicOutcomes({ fetch: async () => respond(), wait: async () => {} }, aConsumer).readResult(sam)

  const read = (score: string) => reading(() => answer({ operation: 'readResult', score }))

  test('is read with any prefix, as taken for processing, and with the spaces of others', async () => {
    expect(await read(' 0.80 ')).toBe(0.8)
    expect(await reading(() => answer({ verdict: 'Processing', operation: 'readResult' }))).toBeUndefined()
    const prefixed = (await answer({ operation: 'readResult', score: '0.5' }).text())
      .replaceAll(/<(\/?)(?=\w)/g, '<$1ims:')
      .replace('xmlns=', 'xmlns:ims=')
    expect(await reading(() => new Response(prefixed))).toBe(0.5)
  })

  test.each(['1.5', '-1', '0,8', '0x1', '0.5.1', 'A', '&x;', '<b>1</b>', '1</textString><textString>0'])(
    'is refused when the score is %s',
    async (score) => {
      await expect(read(score)).rejects.toMatchObject({ code: 'lti-1p1.outcome-answer-invalid' })
    },
  )

  test('keeps the words of a platform that refuses, but no addresses of people', async () => {
    const failure = () => answer({ verdict: 'failure', description: 'No grade for sam@example.com' })
    for (const status of [200, 400])
      await expect(reading(() => new Response(failure().body, { status }))).rejects.toMatchObject({
        code: 'lti-1p1.outcome-refused',
        details: { status, words: `${status}: failure: No grade for …@…` },
      })
    await expect(reading(() => answer({ verdict: 'unsupported' }))).rejects.toMatchObject({
      code: 'lti-1p1.outcome-refused',
    })
    await expect(
      reading(() => new Response('<title>Not here</title>', { status: 404 })),
    ).rejects.toMatchObject({ code: 'lti-1p1.outcome-refused', details: { words: '404: Not here' } })
  })

  test.each([
    '',
    'ok',
    '{"ok":true}',
    '<html><body>Please log in</body></html>',
    '<imsx_POXEnvelopeResponse><imsx_POXHeader>',
    '<imsx_POXEnvelopeResponse/>',
    '<__proto__>1</__proto__>',
    '<imsx_POXEnvelopeResponse><constructor>1</constructor></imsx_POXEnvelopeResponse>',
  ])('is refused when it is %o', async (body) => {
    await expect(reading(() => new Response(body))).rejects.toMatchObject({
      code: 'lti-1p1.outcome-answer-invalid',
    })
  })

  test('expands no entity', async () => {
    const bomb = (await answer({ operation: 'readResult', score: '&one;' }).text()).replace(
      '?>',
      '?><!DOCTYPE x [<!ENTITY one "1">]>',
    )
    await expect(reading(() => new Response(bomb))).rejects.toMatchObject({
      code: 'lti-1p1.outcome-answer-invalid',
    })
  })

  test('is refused when it is too large, and when nobody answers', async () => {
    await expect(reading(() => new Response(' '.repeat(70_000)))).rejects.toMatchObject({
      code: 'lti.service-answer-too-large',
    })
    await expect(
      reading(() => {
        throw new TypeError('fetch failed')
      }),
    ).rejects.toMatchObject({ code: 'lti.service-unreachable' })
  })
})
