import type { Config } from './config.ts'
import type { SecretKeys } from './secret-keys.ts'

export interface Lti1p1Setup {
  /** The address that platforms of LTI 1.1 sign their launches for. */
  launchUrl: string
  /** Seals the secrets that they share with us. */
  sealKey: Uint8Array
}

export const lti1p1Setup = ({ publicUrl }: Pick<Config, 'publicUrl'>, keys: SecretKeys): Lti1p1Setup => ({
  launchUrl: `${publicUrl}/lti/1p1/launch`,
  sealKey: keys.of('LTI 1.1 secrets'),
})
