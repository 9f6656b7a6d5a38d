import { expect, test } from 'vitest'
import { readAddress } from './read-address.ts'

test.each([
  'https://lms.example/x?y=z',
  'https://lms.example:8443/',
  'https://lms-1.school.k12.us',
  'https://xn--mnchen-3ya.example/',
  'https://münchen.example/',
])('takes %s', (address) => {
  expect(readAddress(address).href).toBe(new URL(address).href)
})

test.each([
  ['', 'malformed'],
  ['lms.example', 'malformed'],
  ['//lms.example', 'malformed'],
  ['https://', 'malformed'],
  ['https://256.0.0.1/', 'malformed'],
  ['https://lms.example:99999/', 'malformed'],
  ['http://lms.example/', 'insecure'],
  ['ftp://lms.example/', 'insecure'],
  ['file:///etc/passwd', 'insecure'],
  ['gopher://lms.example/', 'insecure'],
  ['javascript:alert(1)', 'insecure'],
  ['data:application/json,{}', 'insecure'],
  ['http://localhost/', 'insecure'],
  ['https://user@lms.example/', 'with-credentials'],
  ['https://lms.example:x@127.0.0.1/', 'with-credentials'],
  ['https://lms.example%2f@10.0.0.1/', 'with-credentials'],
  ['https://127.0.0.1/', 'without-name'],
  ['https://127.1/', 'without-name'],
  ['https://0x7f.1/', 'without-name'],
  ['https://0177.0.0.1/', 'without-name'],
  ['https://2130706433/', 'without-name'],
  ['https://0/', 'without-name'],
  ['https://127.0.0.1./', 'without-name'],
  ['https://１２７.０.０.１/', 'without-name'],
  ['https://8.8.8.8/', 'without-name'],
  ['https://169.254.169.254/latest/meta-data/', 'without-name'],
  ['https://[::1]/', 'without-name'],
  ['https://[::ffff:127.0.0.1]/', 'without-name'],
  ['https://[64:ff9b::a00:1]/', 'without-name'],
  ['https://[2606:4700::1111]/', 'without-name'],
  ['https://localhost/', 'without-name'],
  ['https://LOCALHOST/', 'without-name'],
  ['https://localhost./', 'without-name'],
  ['https://lms.localhost/', 'without-name'],
  ['https://lms.example./', 'without-name'],
  ['https://intranet/', 'without-name'],
  ['https://printer.local/', 'without-name'],
  ['https://metadata.google.internal/', 'without-name'],
  ['https://1.0.0.127.in-addr.arpa/', 'without-name'],
  ['https://lms_1.example/', 'without-name'],
  ['https://lms.example:22/', 'port'],
  ['https://lms.example:25/', 'port'],
  ['https://lms.example:80/', 'port'],
])('refuses %s as %s', (address, reason) => {
  expect(() => readAddress(address)).toThrow(expect.objectContaining({ code: `lti.address-${reason}` }))
})

test('where loopback is allowed, this machine may be named with and without TLS, and nothing else', () => {
  for (const address of [
    'http://localhost:3001/',
    'https://localhost/',
    'http://canvas.localhost:3001/',
    'http://127.0.0.1:3001/',
    'http://[::1]:3001/',
  ])
    expect(readAddress(address, { allowLoopback: true }).href).toBe(address)
  for (const address of [
    'http://lms.example/',
    'http://10.0.0.1:3001/',
    'https://192.168.1.1/',
    'https://[fd00::1]/',
    'http://localhost.lms.example/',
    'http://mylocalhost/',
    'http://0.0.0.0:3001/',
    'http://[::ffff:127.0.0.1]:3001/',
    'http://localhost:22/',
    'http://user@localhost:3001/',
  ])
    expect(() => readAddress(address, { allowLoopback: true }), address).toThrow(
      expect.objectContaining({ code: expect.stringMatching(/^lti\.address-/) }),
    )
})
