import { execFile } from 'node:child_process'
import { createPrivateKey } from 'node:crypto'
import { mkdtemp, readFile, rm } from 'node:fs/promises'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { enteredCredential } from './entered-credential.ts'

let directory: string
let rsa: { certificate: string; key: string }
let elliptic: typeof rsa
beforeAll(async () => {
  directory = await mkdtemp(join(tmpdir(), 'lectern-certificate-'))
  rsa = await aCertificate('rsa:2048')
  elliptic = await aCertificate('ec', '-pkeyopt', 'ec_paramgen_curve:P-256')
})
afterAll(() => rm(directory, { recursive: true, force: true }))

async function aCertificate(kind: string, ...options: string[]): Promise<typeof rsa> {
  const [certificate, key] = ['certificate', 'key'].map((name) => join(directory, name)) as [string, string]
  const asked = ['-newkey', kind, ...options, '-nodes', '-days', '90', '-subj', '/CN=Lectern']
  await promisify(execFile)('openssl', ['req', '-x509', ...asked, '-keyout', key, '-out', certificate])
  return { certificate: await readFile(certificate, 'utf8'), key: await readFile(key, 'utf8') }
}

const messageOf = (certificate: string): string => {
  try {
    enteredCredential({ certificate })
    return ''
  } catch (error) {
    return (error as Error).message
  }
}

test('a certificate tells its thumbprint and its end by itself, in whichever order it was pasted', () => {
  const entered = enteredCredential({ certificate: `${rsa.key}\n${rsa.certificate}` })
  const { credential, expiresAt } = entered!
  expect(credential).toMatchObject({ thumbprintSha256: expect.stringMatching(/^[0-9A-F]{64}$/) })
  if ('privateKey' in credential)
    expect(createPrivateKey(credential.privateKey).asymmetricKeyType).toBe('rsa')
  const days = (expiresAt!.getTime() - Date.now()) / 86_400_000
  expect(days).toBeGreaterThan(89)
  expect(days).toBeLessThan(91)
})

test('says what is wrong with a certificate, without quoting it', () => {
  expect(messageOf(rsa.certificate)).toContain('both')
  expect(messageOf(rsa.certificate + elliptic.key)).toContain('another certificate')
  expect(messageOf(elliptic.certificate + elliptic.key)).toContain('RSA')
  const half = rsa.key.replace(/\n[\s\S]{400}/, '\n')
  expect(messageOf(rsa.certificate + half)).toContain('only a part')
  expect(messageOf(rsa.certificate + half)).not.toContain(rsa.key.slice(60, 90))
})

test('a secret ends when somebody said so, or nobody knows', () => {
  expect(enteredCredential({ clientSecret: 's', secretExpiresOn: '2027-06-30' })).toEqual({
    credential: { clientSecret: 's' },
    expiresAt: new Date('2027-06-30T00:00:00Z'),
  })
  expect(enteredCredential({ clientSecret: 's' })?.expiresAt).toBeNull()
  expect(enteredCredential({})).toBeUndefined()
})
