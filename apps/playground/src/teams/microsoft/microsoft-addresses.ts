/** Where Microsoft is. The playground answers each of these addresses below its own `/microsoft/`. */
export const publicLogin = 'https://login.microsoftonline.com'

/** The address at Microsoft of what was asked for here. */
export const microsoftAddress = (originalUrl: string): URL =>
  new URL(`https://${originalUrl.replace(/^\/microsoft\//, '')}`)

/** Where an address at Microsoft is answered here. */
export const simulatedAddress = (address: string): string => address.replace('https://', '/microsoft/')
