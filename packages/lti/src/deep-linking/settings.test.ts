import { expect, test } from 'vitest'
import { readSettings } from './settings.ts'

const full = {
  accept_types: ['link', 'file', 'html', 'ltiResourceLink', 'image'],
  accept_media_types: 'image/*, Text/HTML,',
  accept_presentation_document_targets: ['iframe', 'window', 'embed'],
  accept_multiple: true,
  accept_lineitem: true,
  auto_create: true,
  title: 'This is the default title',
  text: 'This is the default text',
  data: 'Some random opaque data that MUST be sent back',
  deep_link_return_url: 'https://platform.example/deep_links',
}

test('reads every setting of the example in the specification', () => {
  expect(readSettings(full)).toEqual({
    returnUrl: 'https://platform.example/deep_links',
    types: ['link', 'ltiResourceLink', 'file', 'html', 'image'],
    presentations: ['embed', 'iframe', 'window'],
    mediaTypes: ['image/*', 'text/html'],
    multiple: true,
    lineItems: true,
    autoCreate: true,
    title: 'This is the default title',
    text: 'This is the default text',
    data: 'Some random opaque data that MUST be sent back',
  })
})

test('without optional settings: one item, nothing created unseen, line items worth a try', () => {
  expect(
    readSettings({ accept_types: ['ltiResourceLink'], deep_link_return_url: 'https://platform.example/' }),
  ).toEqual({
    returnUrl: 'https://platform.example/',
    types: ['ltiResourceLink'],
    presentations: [],
    mediaTypes: [],
    multiple: false,
    lineItems: undefined,
    autoCreate: false,
  })
})

test('leaves out types and targets that it does not know', () => {
  const settings = readSettings({
    ...full,
    accept_types: ['ltiAssetProcessor', 'https://lms.example/type', 'html', null, 'constructor'],
    accept_presentation_document_targets: ['frame', 'popup', 'iframe'],
  })
  expect(settings).toMatchObject({ types: ['html'], presentations: ['iframe'] })
})

test.each(['', ' ', '\0', '{"a":"ü"}', 'x'.repeat(4096)])('keeps the data %j to the letter', (data) => {
  expect(readSettings({ ...full, data }).data).toBe(data)
})

test('null is absent, and a flag may be spelled as a text', () => {
  const nulls = Object.fromEntries(Object.keys(full).map((name) => [name, null]))
  const { accept_types, deep_link_return_url } = full
  expect(readSettings({ ...nulls, accept_types, deep_link_return_url })).toMatchObject({
    multiple: false,
    data: undefined,
  })
  expect(
    readSettings({ ...full, accept_multiple: 'false', auto_create: 'true', accept_lineitem: 0 }),
  ).toMatchObject({ multiple: false, autoCreate: true, lineItems: undefined })
})

test.each([
  undefined,
  {},
  { ...full, deep_link_return_url: undefined },
  { ...full, deep_link_return_url: '/deep_links' },
  { ...full, deep_link_return_url: 'javascript:alert(1)' },
  { ...full, accept_types: null },
])('refuses settings that cannot be answered: %j', (settings) => {
  expect(() => readSettings(settings)).toThrow(
    expect.objectContaining({ code: 'lti.deep-linking-settings-missing' }),
  )
})

test.each([
  'x',
  5,
  [full],
  { ...full, accept_types: 'link' },
  { ...full, accept_types: [['link']] },
  { ...full, accept_presentation_document_targets: 'iframe' },
  { ...full, data: { csrf: 1 } },
  { ...full, data: 5 },
])('refuses malformed settings: %j', (settings) => {
  expect(() => readSettings(settings)).toThrow(expect.objectContaining({ code: 'lti.claim-malformed' }))
})
