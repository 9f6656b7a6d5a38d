import type { BrowserContext, FrameLocator, Page } from 'playwright-core'
import type { Demo } from '@lectern/server/demo'

/** Whom a page of the simulated Google signs in, and at which address. */
export interface Account {
  email: string
  address: string
}

export function accountOf(google: Demo['google'], personId: string): Account {
  const account = google.accounts.find((one) => one.personId === personId)!
  return { email: account.email, address: google.addressOf(account) }
}

/** Somebody of the simulated domain in front of Classroom. */
export interface ClassroomVisitor {
  page: Page
  frame: FrameLocator
  /** Clicks the button in the frame and goes through Google's pages, as far as they go by themselves. */
  signIn(): Promise<void>
  /** The window that the button opens, for whoever does something else there. */
  window(): Promise<Page>
}

export async function inClassroom(context: BrowserContext, account: Account): Promise<ClassroomVisitor> {
  const page = await context.newPage()
  await page.goto(account.address)
  const frame = page.frameLocator('#add-on')
  const window = async (): Promise<Page> => {
    const [popup] = await Promise.all([
      page.waitForEvent('popup'),
      frame.getByRole('button', { name: 'Continue with Google' }).click(),
    ])
    return popup
  }
  return { page, frame, window, signIn: async () => throughGoogle(await window(), account.email) }
}

/** Chooses the account and agrees where that is asked for; the window closes by itself, if it can. */
export async function throughGoogle(popup: Page, email: string): Promise<void> {
  const closed = popup.waitForEvent('close').then(() => 'closed' as const)
  const chooser = popup.getByRole('link', { name: email })
  const consent = popup.getByRole('button', { name: 'Continue' })
  const done = popup.getByRole('heading', { name: 'You are signed in' })
  for (;;) {
    const next = await Promise.race([
      closed,
      chooser
        .or(consent)
        .or(done)
        .first()
        .waitFor()
        .then(
          () => 'page' as const,
          () => 'closed' as const,
        ),
    ])
    if (next === 'closed' || (await done.isVisible().catch(() => true))) return
    const step = (await consent.isVisible().catch(() => false)) ? consent : chooser
    const before = popup.url()
    await step.click().catch(() => undefined)
    await Promise.race([closed, popup.waitForURL((url) => url.href !== before).catch(() => undefined)])
  }
}

/** A teacher begins an assignment and opens the add-on's picker in it. */
export async function beginsAssignment(
  { page }: ClassroomVisitor,
  course: string,
  title: string,
): Promise<void> {
  await page.getByRole('link', { name: course }).first().click()
  await page.getByRole('link', { name: 'Classwork' }).click()
  await page.getByRole('button', { name: 'Create assignment' }).click()
  await page.getByLabel('Title').fill(title)
  await page.getByRole('button', { name: 'Lectern' }).click()
}

export async function adds(visitor: ClassroomVisitor, ...names: string[]): Promise<void> {
  for (const name of names) await chooses(visitor, name)
  await addsChosen(visitor)
}

export async function chooses({ frame }: ClassroomVisitor, name: string): Promise<void> {
  await frame.getByRole('searchbox').fill(name)
  await frame.getByRole('button', { name: new RegExp(`^Add to this class.*${name}`) }).click()
}

export async function addsChosen({ page, frame }: ClassroomVisitor): Promise<void> {
  await frame.getByRole('button', { name: /^Add \d+ apps? to this class/ }).click()
  // The frame closes itself.
  await page.locator('#add-on').waitFor({ state: 'detached' })
}

export async function opens(
  { page }: ClassroomVisitor,
  course: string,
  post: string,
  app: string,
): Promise<void> {
  await page.getByRole('link', { name: course }).first().click()
  await page.getByRole('link', { name: 'Classwork' }).click()
  await page.getByRole('link', { name: post }).first().click()
  await page.getByRole('link', { name: app }).first().click()
}

/** From the post a teacher goes on to the work of one student. */
export async function reviews({ page }: ClassroomVisitor, student: string): Promise<void> {
  await page
    .getByRole('link', { name: /student work/i })
    .first()
    .click()
  await page.getByRole('link', { name: student }).first().click()
}
