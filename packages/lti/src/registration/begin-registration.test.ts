import { expect, test } from 'vitest'
import { beginRegistration } from './begin-registration.ts'

const openid_configuration = 'https://lms.example/config?token=1'
const begin = (params: object) => beginRegistration(new URLSearchParams(Object.entries(params)))
const code = (reason: string) => expect.objectContaining({ code: `lti.${reason}` })

test('takes the configuration address with and without a token', () => {
  expect(begin({ openid_configuration, registration_token: 't' })).toEqual({
    configUrl: new URL(openid_configuration),
    token: 't',
  })
  for (const params of [{ openid_configuration }, { openid_configuration, registration_token: '' }])
    expect(begin(params).token).toBeUndefined()
})

test('says what to do when a person opens the link instead of a platform', () => {
  for (const params of [{}, { openid_configuration: '' }, { registration_token: 't' }])
    expect(() => begin(params)).toThrow(code('registration-address-missing'))
})

test('refuses parameters given twice, and longer than any platform sends', () => {
  for (const name of ['openid_configuration', 'registration_token'])
    expect(() =>
      beginRegistration(
        new URLSearchParams([
          ['openid_configuration', openid_configuration],
          [name, 'x'],
          [name, 'x'],
        ]),
      ),
    ).toThrow(code('registration-parameter-duplicated'))
  expect(() => begin({ openid_configuration: `${openid_configuration}${'x'.repeat(2048)}` })).toThrow(
    code('registration-parameter-too-long'),
  )
  expect(() => begin({ openid_configuration, registration_token: 'x'.repeat(8193) })).toThrow(
    code('registration-parameter-too-long'),
  )
})

test('refuses a token that no header can hold', () => {
  for (const registration_token of ['a\0b', 'a b', 'a\r\nb', 'tökèn'])
    expect(() => begin({ openid_configuration, registration_token })).toThrow(
      code('registration-token-malformed'),
    )
})

test('refuses an address that leads to no platform on the internet', () => {
  for (const address of [
    'https://169.254.169.254/',
    'http://lms.example/',
    'https://0x7f.1/',
    'file:///etc/passwd',
  ])
    expect(() => begin({ openid_configuration: address })).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^lti\.address-/) }),
    )
})
