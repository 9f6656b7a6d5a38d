import { searchApps } from '@lectern/catalog'
import { listDistricts } from '@lectern/tenancy'
import type { Browser } from 'playwright-core'
import { afterAll, afterEach, beforeAll, describe, expect, test } from 'vitest'
import { browserWithCookies, launchBrowser, newVisitor } from './browser.ts'
import { accountOf, adds, beginsAssignment, inClassroom, opens, throughGoogle } from './classroom-page.ts'
import { demoUnderTest } from './demo-under-test.ts'
import { inABrowser } from './in-a-browser.ts'

describe.runIf(inABrowser)('in Google Classroom', () => {
  let under: Awaited<ReturnType<typeof demoUnderTest>>
  let browser: Browser
  beforeAll(async () => {
    under = await demoUnderTest()
    browser = await launchBrowser()
  })
  afterAll(async () => {
    await browser.close()
    await under.close()
  })
  afterEach(() => {
    Object.assign(under.demo.google.switches, {
      popupsBlocked: false,
      openerSevered: false,
      secondAccount: false,
      minorsNotConfigured: false,
      service: 'on',
    })
  })

  const somebody = async (personId: string) =>
    inClassroom(await newVisitor(browser), accountOf(under.demo.google, personId))

  test('with third-party cookies blocked a teacher attaches apps after one sign-in, and a student opens one', async () => {
    const blocking = await browserWithCookies('third-party blocked')
    const teacher = await inClassroom(blocking, accountOf(under.demo.google, 'elena-rivera'))
    await beginsAssignment(teacher, 'Biology 9', 'Cells')
    await teacher.signIn()
    await adds(teacher, 'Desmos', 'Khan Academy')
    // The next frame asks nobody: the session is kept with the page around it.
    await teacher.page.getByRole('button', { name: 'Lectern' }).click()
    await teacher.frame.getByRole('searchbox').waitFor()
    await teacher.frame.getByRole('button', { name: 'Cancel' }).click()
    await teacher.page.locator('#add-on').waitFor({ state: 'detached' })
    await teacher.page.getByRole('button', { name: 'Assign' }).click()
    await teacher.page.getByRole('link', { name: 'Khan Academy' }).waitFor()
    await blocking.close()

    const student = await somebody('amara-diallo')
    await opens(student, 'Biology 9', 'Cells', 'Desmos')
    await student.signIn()
    const open = student.frame.getByRole('link', { name: /^Open Desmos/ })
    const counted = student.page.waitForResponse((response) => response.url().endsWith('/api/v1/events'))
    await open.click()
    expect(await (await counted).json()).toEqual({ accepted: 1, duplicates: 0 })
    // Nothing of what teachers see.
    expect(await student.frame.locator('body').innerText()).not.toMatch(/Approved|agreement|Check links/)
  })

  test('a window that lost its frame gives a code to type', async () => {
    under.demo.google.switches.openerSevered = true
    const teacher = await somebody('marcus-okafor')
    await beginsAssignment(teacher, 'Algebra I', 'Lines')
    const popup = await teacher.window()
    await throughGoogle(popup, 'marcus.okafor@fairview.example')
    const code = await popup.locator('.code').innerText()
    await teacher.frame.getByLabel('Type the code that the other window shows').fill(code)
    await teacher.frame.getByRole('button', { name: 'Continue', exact: true }).click()
    await teacher.frame.getByRole('searchbox').waitFor()
  })

  test('a browser that opens no windows is answered with what to do', async () => {
    under.demo.google.switches.popupsBlocked = true
    const teacher = await somebody('elena-rivera')
    await beginsAssignment(teacher, 'Biology 9', 'Blocked')
    await teacher.frame.getByRole('button', { name: 'Continue with Google' }).click()
    await teacher.frame.getByText('Your browser kept the window from opening.').waitFor()
  })

  test('the wrong account is told from the right one, and trying again with that goes on', async () => {
    const { google } = under.demo
    google.switches.secondAccount = true
    // Google names the account only once something was granted.
    google.simulated.grants.revoke(google.accounts.find(({ personId }) => personId === 'elena-rivera')!.sub)
    const teacher = await somebody('elena-rivera')
    await beginsAssignment(teacher, 'Biology 9', 'Two accounts')
    const popup = await teacher.window()
    await popup.getByRole('link', { name: 'elena.rivera@mail.example' }).click()
    await popup.getByRole('button', { name: 'Continue' }).click()
    await popup
      .getByText(/not a school account|another account/)
      .first()
      .waitFor()
    await teacher.frame.getByRole('link', { name: 'Try again' }).click()
    await teacher.signIn()
    await teacher.frame.getByRole('searchbox').waitFor()
  })

  test('a permission that was refused is explained, and can be given after all', async () => {
    const teacher = await somebody('lucia-fernandez')
    await beginsAssignment(teacher, 'Grade 6 Science', 'Refused')
    const popup = await teacher.window()
    await popup.getByRole('link', { name: 'lucia.fernandez@fairview.example' }).click()
    await popup.getByRole('checkbox').first().uncheck()
    await popup.getByRole('button', { name: 'Continue' }).click()
    await teacher.frame.getByText('Try again, and leave everything ticked').waitFor()
    await teacher.frame.getByRole('link', { name: 'Try again' }).click()
    await teacher.signIn()
    await teacher.frame.getByRole('searchbox').waitFor()
  })

  test('a teacher without the licence gets the same choice as a draft with links, though the window lost its frame', async () => {
    const teacher = await somebody('hannah-lindqvist')
    await beginsAssignment(teacher, 'Grade 5 Reading', 'Without')
    await teacher.signIn()
    await teacher.frame.getByRole('searchbox').fill('Desmos')
    await teacher.frame.getByRole('button', { name: /^Add to this class.*Desmos/ }).click()
    await teacher.frame.getByRole('button', { name: /^Add 1 app/ }).click()
    await teacher.frame.getByText('needs your permission once more').waitFor()
    under.demo.google.switches.openerSevered = true
    const [popup] = await Promise.all([
      teacher.page.waitForEvent('popup'),
      teacher.frame.getByRole('button', { name: 'Continue', exact: true }).click(),
    ])
    await throughGoogle(popup, 'hannah.lindqvist@fairview.example')
    await teacher.frame.getByText('Your licence does not include add-ons').waitFor()
    await teacher.frame.getByRole('button', { name: 'Close' }).click()
    await teacher.page.locator('#add-on').waitFor({ state: 'detached' })
  })

  test('a plain link to an approved app becomes its attachment', async () => {
    const teacher = await somebody('elena-rivera')
    await teacher.page.getByRole('link', { name: 'Biology 9' }).first().click()
    await teacher.page.getByRole('link', { name: 'Classwork' }).click()
    await teacher.page.getByRole('button', { name: 'Create assignment' }).click()
    await teacher.page.getByLabel('Link', { exact: true }).fill('https://www.desmos.com/calculator')
    await teacher.page.getByRole('button', { name: 'Add link' }).click()
    await teacher.page.getByRole('button', { name: 'Upgrade link' }).click()
    await teacher.signIn()
    await teacher.frame.getByRole('heading', { name: 'This link leads to Desmos' }).waitFor()
    await teacher.frame.getByRole('button', { name: 'Add to this class: Desmos' }).first().click()
    await teacher.page.locator('#add-on').waitFor({ state: 'detached' })
    await teacher.page.getByRole('link', { name: 'Desmos' }).first().waitFor()
  })

  test('links of a class to apps that are not approved are told, once the teacher lets them be looked for', async () => {
    const { google, lectern } = under.demo
    const [district] = await listDistricts(lectern.database)
    const scope = lectern.database.district(district!.id)
    const { apps } = await searchApps(scope, { verdict: 'not-approved', limit: 1 })
    const course = google.simulated.classroom.world.courses.find(({ name }) => name.includes('Biology'))!
    google.simulated.classroom.courseWork.push({
      id: 'homework',
      courseId: course.id,
      title: 'Homework',
      state: 'PUBLISHED',
      materials: [{ link: { url: apps[0]!.url } }],
    })
    const teacher = await somebody('elena-rivera')
    await beginsAssignment(teacher, 'Biology 9', 'Checked')
    await teacher.signIn()
    const [popup] = await Promise.all([
      teacher.page.waitForEvent('popup'),
      teacher.frame.getByRole('button', { name: 'Check links' }).click(),
    ])
    await throughGoogle(popup, 'elena.rivera@fairview.example')
    await teacher.frame.getByRole('heading', { name: 'A link in this class leads to' }).waitFor()
    await teacher.frame.locator('.course-links').getByText(apps[0]!.name).first().waitFor()
  })

  test('a district that lets no app see its classes is told what its administrator changes', async () => {
    const teacher = await somebody('elena-rivera')
    await beginsAssignment(teacher, 'Biology 9', 'Off')
    under.demo.google.switches.service = 'ClassroomApiDisabled'
    await teacher.signIn()
    await teacher.frame.getByText('Apps may not use Google Classroom here').waitFor()
    await teacher.frame.getByText(/Data access/).waitFor()
  })
})
