import { createPrivateKey, X509Certificate, type KeyObject } from 'node:crypto'
import { Problem } from '@lectern/problem'
import type { TeamsCredential } from '@lectern/tenancy'

interface Entered {
  clientSecret?: string
  secretExpiresOn?: string | null
  certificate?: string
}

export interface EnteredCredential {
  credential: TeamsCredential
  expiresAt: Date | null
}

/**
 * What was entered for the app to prove itself by; undefined where nothing was.
 * @throws Problem `installation.certificate-unreadable`
 */
export function enteredCredential({
  clientSecret,
  secretExpiresOn,
  certificate,
}: Entered): EnteredCredential | undefined {
  if (clientSecret !== undefined)
    return {
      credential: { clientSecret },
      expiresAt: secretExpiresOn ? new Date(`${secretExpiresOn}T00:00:00Z`) : null,
    }
  if (certificate === undefined) return undefined
  const { x509, key } = readPem(certificate)
  if (!x509.checkPrivateKey(key)) throw unreadable('The private key belongs to another certificate.')
  if (key.asymmetricKeyType !== 'rsa') throw unreadable('Entra takes certificates with an RSA key alone.')
  return {
    credential: {
      thumbprintSha256: x509.fingerprint256.replaceAll(':', ''),
      privateKey: key.export({ type: 'pkcs8', format: 'pem' }) as string, // of a PEM it is text
    },
    expiresAt: new Date(x509.validTo),
  }
}

const certificatePem = /-----BEGIN CERTIFICATE-----[\s\S]+?-----END CERTIFICATE-----/
const keyPem = /-----BEGIN (?:RSA )?PRIVATE KEY-----[\s\S]+?-----END (?:RSA )?PRIVATE KEY-----/

function readPem(pem: string): { x509: X509Certificate; key: KeyObject } {
  const [certificate] = certificatePem.exec(pem) ?? []
  const [key] = keyPem.exec(pem) ?? []
  if (certificate === undefined || key === undefined)
    throw unreadable(
      'Paste both, the certificate (BEGIN CERTIFICATE) and its private key without a password (BEGIN PRIVATE KEY).',
    )
  try {
    return { x509: new X509Certificate(certificate), key: createPrivateKey(key) }
  } catch {
    // Without the cause: it may quote the key.
    throw unreadable('It is no PEM of a certificate with its key, or only a part of one.')
  }
}

const unreadable = (why: string): Problem => {
  const message = `The certificate cannot be used. ${why}`
  return new Problem({
    kind: 'invalid',
    code: 'installation.certificate-unreadable',
    message,
    details: { errors: [{ path: 'certificate', message }] },
  })
}
