export interface ReturnMessage {
  /** For the person. */
  error?: string
  /** For the platform's log. */
  errorLog?: string
  message?: string
  log?: string
}

/** Back to the platform with words that it shows or logs (LTI 1.1 §3, Core §5.4.4). Its own query stays as it is. */
export function returnAddress(returnTo: string, { error, errorLog, message, log }: ReturnMessage): string {
  const words = { lti_errormsg: error, lti_errorlog: errorLog, lti_msg: message, lti_log: log }
  const given = Object.entries(words).filter((entry): entry is [string, string] => Boolean(entry[1]))
  const url = new URL(returnTo)
  url.search = [url.search.slice(1), String(new URLSearchParams(given))].filter(Boolean).join('&')
  return url.href
}
