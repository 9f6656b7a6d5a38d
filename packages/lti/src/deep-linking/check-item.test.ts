import { expect, test } from 'vitest'
import { checkItem } from './check-item.ts'
import type { ContentItem } from './content-items.ts'

const check = (item: ContentItem) => checkItem(item, ({ origin }) => origin === 'https://tool.example')

const app: ContentItem = { type: 'ltiResourceLink', url: 'https://tool.example/lti/launch' }
const page: ContentItem = { type: 'link', url: 'https://example.com/guide' }

const invalid: [member: string, item: ContentItem][] = [
  ['url', { ...app, url: 'https://evil.example/' }],
  ['url', { ...app, url: 'https://tool.example.evil.example/' }],
  ['url', { ...app, url: '/lti/launch' }],
  ['url', { ...app, url: 'javascript:alert(1)' }],
  ['url', { type: 'link', url: 'javascript:alert(1)' }],
  ['url', { type: 'file', url: '' }],
  ['url', { type: 'image', url: 'data:image/png,x' }],
  ['html', { type: 'html', html: '' }],
  ['icon.url', { ...app, icon: { url: 'icon.png' } }],
  ['thumbnail.url', { ...app, thumbnail: { url: 'data:image/png,x' } }],
  ['iframe.src', { ...page, iframe: { src: 'javascript:alert(1)' } }],
  ['expiresAt', { type: 'file', url: 'https://tool.example/f', expiresAt: new Date(Number.NaN) }],
  ['custom.app', { ...app, custom: { app: 'x\nother=1' } }],
  ['custom.a=b', { ...app, custom: { 'a=b': 'x' } }],
  ['custom.', { ...app, custom: { '': 'x' } }],
  ['available.startDateTime', { ...app, available: { startDateTime: new Date(Number.NaN) } }],
  [
    'submission.endDateTime',
    { ...app, submission: { startDateTime: new Date(1000), endDateTime: new Date(1000) } },
  ],
  ['lineItem.scoreMaximum', { ...app, lineItem: { scoreMaximum: 0 } }],
  ['lineItem.scoreMaximum', { ...app, lineItem: { scoreMaximum: Number.NaN } }],
  [
    'lineItem.submissionReview.url',
    { ...app, lineItem: { scoreMaximum: 1, submissionReview: { url: 'https://evil.example/' } } },
  ],
  [
    'lineItem.submissionReview.custom.x',
    { ...app, lineItem: { scoreMaximum: 1, submissionReview: { custom: { x: 'a\rb' } } } },
  ],
]

test.each(invalid)('refuses an item for its %s: %j', (member, item) => {
  expect(() => check(item)).toThrow(
    expect.objectContaining({
      code: 'lti.content-item-invalid',
      details: expect.objectContaining({ type: item.type, member }),
    }),
  )
})

test.each<ContentItem>([
  app,
  page,
  { type: 'ltiResourceLink' },
  { ...app, custom: { app: 'x=y; z', empty: '' } },
  { ...app, available: { startDateTime: new Date(0), endDateTime: new Date(1) } },
  { ...app, lineItem: { scoreMaximum: 0.5, submissionReview: { url: 'https://tool.example/review' } } },
  { type: 'html', html: '<p></p>' },
  { type: 'file', url: 'https://elsewhere.example/f', expiresAt: new Date() },
])('takes %j', (item) => {
  expect(() => check(item)).not.toThrow()
})
