import { expect, test } from 'vitest'
import type { NoticeService } from '../launch/service-claims.ts'
import { readNoticeHandlers, removeNoticeHandler, setNoticeHandler } from './notice-handlers.ts'
import { platformConnections } from './platform-connection.ts'
import { moodleRegistration } from './recorded-moodle.ts'
import { serviceScopes } from './service-scopes.ts'

const service: NoticeService = {
  url: 'https://lms.example/notice-handlers/7',
  versions: ['1.0'],
  scopes: [serviceScopes.noticeHandlers],
  types: ['LtiHelloWorldNotice', 'LtiContextCopyNotice'],
}
const handler = new URL('https://tool.example/lti/notices')

function answering(answer: () => Response = () => Response.json({})) {
  const asked: unknown[] = []
  const scopes: unknown[] = []
  const connection = platformConnections({
    fetch: async (url, { method, body, headers }) => {
      const { accept, 'content-type': contentType } = Object.fromEntries(new Headers(headers))
      asked.push({
        method,
        url,
        accept,
        contentType,
        body: typeof body === 'string' ? (JSON.parse(body) as unknown) : undefined,
      })
      return answer()
    },
    tokens: {
      async tokenFor(_registration, wanted) {
        scopes.push(wanted)
        return { value: 'token-1', scopes: wanted, expiresAt: new Date('2100-01-01') }
      },
      drop() {},
    },
  })(moodleRegistration, 'deployment-1')
  return { asked, scopes, connection }
}

test('subscribes one handler to one type, and takes it away', async () => {
  const { asked, scopes, connection } = answering()
  await setNoticeHandler(connection, service, { noticeType: 'LtiContextCopyNotice', handler })
  await removeNoticeHandler(connection, service, 'LtiContextCopyNotice')
  const put = { method: 'PUT', url: service.url, accept: 'application/json', contentType: 'application/json' }
  expect(asked).toEqual([
    { ...put, body: { notice_type: 'LtiContextCopyNotice', handler: handler.href } },
    { ...put, body: { notice_type: 'LtiContextCopyNotice', handler: '' } },
  ])
  expect(scopes).toEqual([[serviceScopes.noticeHandlers], [serviceScopes.noticeHandlers]])
})

test('tells which notices go where', async () => {
  const { connection } = answering(() =>
    Response.json({
      client_id: 'lectern-1',
      deployment_id: 'deployment-1',
      notice_handlers: [
        { notice_type: 'LtiContextCopyNotice', handler: handler.href },
        { notice_type: 'LtiHelloWorldNotice', handler: '' },
        null,
      ],
    }),
  )
  expect(await readNoticeHandlers(connection, service)).toEqual([
    { noticeType: 'LtiContextCopyNotice', handler: handler.href },
  ])
})

test('a platform that does not send such notices is not asked', async () => {
  const { asked, connection } = answering()
  const greeting = { noticeType: 'LtiHelloWorldNotice', handler } as const
  for (const offered of [undefined, { ...service, types: [] }])
    await expect(setNoticeHandler(connection, offered, greeting)).rejects.toMatchObject({
      code: 'lti.service-not-offered',
    })
  await expect(readNoticeHandlers(connection, undefined)).rejects.toMatchObject({
    code: 'lti.service-not-offered',
  })
  expect(asked).toEqual([])
})

test.each(['[]', '{}', '{"notice_handlers":5}'])('%s is no list of handlers', async (body) => {
  const { connection } = answering(() => new Response(body))
  await expect(readNoticeHandlers(connection, service)).rejects.toMatchObject({
    code: 'lti.service-answer-invalid',
  })
})
