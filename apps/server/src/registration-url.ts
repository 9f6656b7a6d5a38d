import type { Config } from './config.ts'

/** What an administrator pastes into the platform; good for one registration. */
export const registrationUrl = ({ publicUrl }: Pick<Config, 'publicUrl'>, token: string): string =>
  `${publicUrl}/lti/register?link=${token}`
