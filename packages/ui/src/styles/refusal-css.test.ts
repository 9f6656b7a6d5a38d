import { readFileSync } from 'node:fs'
import { expect, test } from 'vitest'

const read = (name: string) => readFileSync(new URL(name, import.meta.url), 'utf8')

/** The server is one bundled file and reads no style sheet: the refusal page carries its own, as a module. */
test('the module of the refusal page is its style sheet; run vitest with -u after changing that', async () => {
  const sheet = read('refusal.css').replace("@import './tokens.css';", () => read('tokens.css'))
  const small = sheet
    .replace(/\/\*[\s\S]*?\*\//g, '')
    .replace(/\s+/g, ' ')
    .replace(/ ?([{};]) ?/g, '$1')
    .trim()
  const note = '/** Made from refusal.css and tokens.css by refusal-css.test.ts. */'
  await expect(`${note}\nexport const refusalCss = \`${small}\`\n`).toMatchFileSnapshot('./refusal-css.ts')
})
