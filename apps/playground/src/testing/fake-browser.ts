import type { FormPost } from '../platform/message.ts'

/** Reads the form of a page that submits itself. */
export async function readForm(page: Response): Promise<FormPost> {
  const markup = await page.text()
  const action = unescape(/<form method="post" action="([^"]*)"/.exec(markup)?.[1] ?? '')
  const inputs = markup.matchAll(/<input type="hidden" name="([^"]*)" value="([^"]*)"/g)
  const fields = [...inputs].map(([, name = '', value = '']) => [unescape(name), unescape(value)])
  return { action, fields: Object.fromEntries(fields) }
}

/** What a tool asks for after that login. */
export const authenticationRequest = (
  login: FormPost,
  launchUrl: string,
  overrides: Record<string, string | undefined> = {},
): Record<string, string> => {
  const parameters = {
    scope: 'openid',
    response_type: 'id_token',
    response_mode: 'form_post',
    prompt: 'none',
    client_id: login.fields['client_id'],
    redirect_uri: launchUrl,
    login_hint: login.fields['login_hint'],
    lti_message_hint: login.fields['lti_message_hint'],
    state: 'state-of-the-tool',
    nonce: 'nonce-of-the-tool',
    ...overrides,
  }
  return Object.fromEntries(
    Object.entries(parameters).filter((entry): entry is [string, string] => entry[1] !== undefined),
  )
}

const unescape = (text: string): string =>
  text.replace(/&#(\d+);/g, (_reference, code: string) => String.fromCharCode(Number(code)))
