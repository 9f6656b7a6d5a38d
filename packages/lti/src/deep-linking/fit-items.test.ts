import { describe, expect, test } from 'vitest'
import { profiles, type PlatformProfile } from '../platform/registration.ts'
import type { ContentItem } from './content-items.ts'
import { fitItems } from './fit-items.ts'
import { readSettings } from './settings.ts'

const everything = {
  deep_link_return_url: 'https://lms.example/deep-linking',
  accept_types: ['link', 'ltiResourceLink', 'file', 'html', 'image'],
  accept_presentation_document_targets: ['iframe', 'window', 'embed'],
  accept_multiple: true,
}

function fit(
  items: ContentItem[],
  {
    profile = profiles.strict,
    members,
  }: { members?: Record<string, unknown>; profile?: PlatformProfile } = {},
) {
  const { placed, omitted } = fitItems(
    items,
    readSettings({ ...everything, ...members }),
    profile.deepLinking,
  )
  return { placed, omitted, sent: placed.map((one) => one.sent) }
}

const app: ContentItem = {
  type: 'ltiResourceLink',
  title: 'Desmos',
  url: 'https://tool.example/lti/launch',
  custom: { app: 'desmos' },
}
const page: ContentItem = { type: 'link', title: 'Guide', url: 'https://example.com/guide' }
const html: ContentItem = { type: 'html', title: 'Note', html: '<p>Hello</p>' }

describe('what the platform accepts', () => {
  test('items of other types are left out, and reported', () => {
    const response = fit([page, app, html], { members: { accept_types: ['ltiResourceLink'] } })
    expect(response.sent).toEqual([app])
    expect(response.omitted).toEqual([
      { item: page, reason: 'type' },
      { item: html, reason: 'type' },
    ])
    expect(response.placed[0]!.item).toBe(app)
  })

  test('one item goes where one is accepted: the first that fits', () => {
    const members = { accept_types: ['ltiResourceLink', 'html'], accept_multiple: false }
    const response = fit([page, app, html], { members })
    expect(response.sent).toEqual([app])
    expect(response.omitted.map(({ reason }) => reason)).toEqual(['type', 'single'])
  })

  test('ways of opening that are not accepted are not offered', () => {
    const items: ContentItem[] = [
      {
        ...page,
        embed: { html: '<iframe></iframe>' },
        window: { targetName: '_blank' },
        iframe: { src: 'https://example.com/embed', width: 800, height: 600 },
      },
    ]
    const response = fit(items, { members: { accept_presentation_document_targets: ['iframe'] } })
    expect(response.sent).toEqual([
      { ...page, iframe: { src: 'https://example.com/embed', width: 800, height: 600 } },
    ])
    expect(response.placed[0]!.without).toEqual(['embed', 'window'])
  })

  test('a line item goes along unless the platform says that it ignores it', () => {
    const graded: ContentItem = { ...app, lineItem: { scoreMaximum: 87, resourceId: 'q1', tag: 'quiz' } }
    for (const accept_lineitem of [true, undefined])
      expect(fit([graded], { members: { accept_lineitem } }).sent).toEqual([graded])
    const without = fit([graded], { members: { accept_lineitem: false } })
    expect(without.sent).toEqual([app])
    expect(without.placed[0]!.without).toEqual(['lineItem'])
  })

  test('where items are created at once, one without any title is left out', () => {
    const untitled: ContentItem = { ...app, title: undefined }
    const members = { auto_create: true }
    expect(fit([untitled, app], { members }).omitted).toEqual([{ item: untitled, reason: 'untitled' }])
    const named = fit([untitled], { members: { ...members, title: 'Default' } })
    expect(named.omitted).toEqual([])
  })

  test('files of a kind that is not accepted are left out', () => {
    const file = (mediaType?: string): ContentItem => ({
      type: 'file',
      url: 'https://tool.example/f',
      mediaType,
    })
    const items = [file('image/png'), file('TEXT/html'), file('text/plain'), file('imagex/png'), file()]
    const response = fit(items, { members: { accept_media_types: 'image/*,text/html' } })
    expect(response.omitted).toEqual([
      { item: items[2], reason: 'media-type' },
      { item: items[3], reason: 'media-type' },
    ])
    expect(fit(items, { members: { accept_media_types: '*/*' } }).omitted).toEqual([])
  })
})

describe('platforms that differ from their word', () => {
  test('Schoology takes links that launch and HTML, whatever it says', () => {
    const response = fit([page, app, html], { profile: profiles.schoology })
    expect(response.sent).toEqual([app, html])
    expect(response.omitted).toEqual([{ item: page, reason: 'type' }])
  })

  test('Moodle is sent the item that it was recorded with, and is known for what it then lost', () => {
    const recorded: ContentItem = {
      type: 'ltiResourceLink',
      title: 'Quiz 1: Mean & median',
      text: 'A <b>graded</b> quiz',
      url: 'https://tool.example/launch',
      icon: { url: 'https://tool.example/logo.png', width: 32, height: 32 },
      custom: { quiz_id: 'q-1', chapter: '12' },
      lineItem: {
        scoreMaximum: 87,
        label: 'Quiz 1 grade',
        resourceId: 'res-q1',
        tag: 'quiz',
        gradesReleased: true,
      },
      available: { startDateTime: new Date('2026-11-01T00:00:00Z') },
      submission: { endDateTime: new Date('2027-02-28T00:00:00Z') },
      iframe: { width: 800, height: 600 },
    }
    const response = fit([recorded], { profile: profiles.moodle })
    expect(response.sent).toEqual([
      {
        ...recorded,
        available: { startDateTime: '2026-11-01T00:00:00.000Z' },
        submission: { endDateTime: '2027-02-28T00:00:00.000Z' },
      },
    ])
    expect(response.placed[0]!.without).toEqual([
      'available',
      'submission',
      'iframe',
      'lineItem.label',
      'lineItem.gradesReleased',
    ])
  })
})

describe('on the wire', () => {
  test('sizes are whole pixels, or left out: Canvas fails over others', () => {
    const items: ContentItem[] = [
      {
        ...app,
        icon: { url: 'https://tool.example/i.png', width: 63.5, height: -1 },
        thumbnail: { url: 'https://tool.example/t.png', width: Number.NaN, height: 0.2 },
        iframe: { width: 800.4, height: Number.POSITIVE_INFINITY },
        custom: { width: '12.5' },
      },
      { type: 'image', url: 'https://tool.example/p.png', width: 10.6, height: 0 },
    ]
    expect(fit(items).sent).toEqual([
      {
        ...app,
        icon: { url: 'https://tool.example/i.png', width: 64 },
        thumbnail: { url: 'https://tool.example/t.png' },
        iframe: { width: 800 },
        custom: { width: '12.5' },
      },
      { type: 'image', url: 'https://tool.example/p.png', width: 11 },
    ])
  })
})
