import { ConfidentialClientApplication, LogLevel } from '@azure/msal-node'
import type { MicrosoftCloud } from '../cloud.ts'
import type { EntraNetwork } from './entra-network.ts'

/** How the app proves itself to Entra. A certificate never leaves this process; a secret travels with each request. */
export type EntraCredential =
  | { clientSecret: string }
  | {
      /** SHA-256 of the certificate, in hexadecimal digits. */
      thumbprintSha256: string
      /** PEM, PKCS #8. */
      privateKey: string
    }

/**
 * An msal client for one request. msal keeps every assertion it has seen for as long as the client lives, and throttles
 * by a memory of its own; ours is bounded and shared instead (`token-cache.ts`).
 */
export function entraClient(
  { clientId, cloud }: { clientId: string; cloud: MicrosoftCloud },
  tenantId: string,
  credential: EntraCredential,
  network: EntraNetwork,
): ConfidentialClientApplication {
  const proof = 'clientSecret' in credential ? credential : { clientCertificate: credential }
  return new ConfidentialClientApplication({
    auth: {
      clientId,
      authority: `${cloud.login}/${tenantId}`,
      knownAuthorities: [new URL(cloud.login).host],
      ...proof,
    },
    system: {
      networkClient: network.client,
      disableInternalRetries: true,
      loggerOptions: { logLevel: LogLevel.Error, piiLoggingEnabled: false, loggerCallback: () => undefined },
    },
  })
}
