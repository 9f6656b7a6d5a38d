import type { Request } from 'express'

/** What a tool wants the person to read when it is done. */
export interface Flash {
  message?: string
  errorMessage?: string
}

/** Longer ones would not fit into an address. */
const longest = 500

/** For the address of the next page, under the names that LTI Core §5.4.4 gives them. */
export const flashParameters = ({ message, errorMessage }: Flash): Record<string, string> => ({
  ...(message && { lti_msg: shortened(message) }),
  ...(errorMessage && { lti_errormsg: shortened(errorMessage) }),
})

const shortened = (text: string): string => text.slice(0, longest)

export const flashOf = (query: Request['query']): Flash => ({
  message: text(query['lti_msg']),
  errorMessage: text(query['lti_errormsg']),
})

const text = (value: unknown): string | undefined => (typeof value === 'string' ? value : undefined)
