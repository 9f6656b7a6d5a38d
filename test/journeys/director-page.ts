import type { BrowserContext, Page } from 'playwright-core'

/** Comes by the one-time link and is signed in on the overview. */
export async function setUpDirector(context: BrowserContext, setupLink: string): Promise<Page> {
  const page = await context.newPage()
  await page.goto(setupLink)
  await page.getByLabel('Your name').fill('Dana Director')
  await page.getByLabel('E-mail').fill('dana@fairview.example')
  await page.getByLabel('Password').fill('correct horse battery')
  await page.getByRole('button', { name: 'Create account and sign in' }).click()
  await page.getByRole('link', { name: 'Installations', exact: true }).waitFor()
  return page
}
