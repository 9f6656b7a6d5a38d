import { expect, test } from 'vitest'
import {
  answerHandshake,
  appCaller,
  buildAppPackage,
  checkAppPackage,
  classChanges,
  confirmTenant,
  entraKeys,
  entraTokens,
  graphConnections,
  onBehalfOfAfterConsent,
  ownClassPages,
  personCaller,
  sendActivity,
  tabDeepLink,
  takeSend,
  verifyTabToken,
} from './index.ts'
import {
  anAppDescription,
  classIds,
  personIds,
  simulatedApp,
  simulatedMicrosoft,
  tenantIds,
} from './testing/index.ts'

/** The way the README shows, from a district's consent to a notice in a teacher's feed. */
test('a district installs the app, a teacher opens the tab, and a notice finds the way to them', async () => {
  const { entra, graph, now, secondsPass } = await simulatedMicrosoft()
  const ports = {
    fetch: graph.fetch,
    now,
    wait: async (milliseconds: number) => secondsPass(milliseconds / 1000),
  }
  const keys = entraKeys({ fetch: entra.fetch })
  const { clientSecret } = simulatedApp
  const tokens = entraTokens({
    app: simulatedApp,
    credential: () => ({ clientSecret }),
    fetch: entra.fetch,
    now,
  })
  const connect = graphConnections(ports)

  // The district
  const description = anAppDescription()
  const { zip, release } = buildAppPackage(description)
  expect([checkAppPackage(zip), release.version]).toEqual([[], '1.0.0'])
  const district = connect(appCaller(simulatedApp, tenantIds.fairview, tokens))
  expect(await confirmTenant(district)).toEqual({ name: 'Fairview Schools' })
  const classes: string[] = []
  for await (const page of classChanges(district))
    if (!page.restart) classes.push(...page.classes.map(({ id }) => id))
  expect(classes).toEqual([classIds.biology, classIds.algebra])

  // The teacher at the tab
  const bearer = await entra.tabToken()
  const person = await verifyTabToken(bearer, {
    app: simulatedApp,
    keys,
    findInstallation: (tenantId) => (tenantId === tenantIds.fairview ? { id: 1 } : undefined),
    now: now(),
  })
  const scopes = ['EduRoster.ReadBasic']
  expect(await tokens.onBehalfOf(person, scopes)).toEqual({ outcome: 'consent-required', scopes })
  entra.consents.grantForPerson(person.tenantId, person.objectId, { scopes, afterSeconds: 3 })
  const found = await onBehalfOfAfterConsent(tokens, person, scopes, { wait: ports.wait })
  if (found.outcome !== 'granted') throw new Error(found.outcome)
  const own = connect(personCaller(simulatedApp, person.tenantId, found.token))
  for await (const { items } of ownClassPages(own, { taught: true })) expect(items).toHaveLength(2)

  // The notice
  const catalogId = '44444444-0001-4001-8001-444444444444'
  const activityTypes = description.activities.map(({ type, templateText }) => ({
    type,
    templateText: templateText.es,
  }))
  const app = {
    catalogId,
    manifestId: description.manifestId,
    clientId: simulatedApp.clientId,
    activityTypes,
  }
  graph.teamwork(tenantIds.fairview).publish(app)
  graph.teamwork(tenantIds.fairview).install(personIds.teacher, app)
  expect(takeSend({}, { tenantId: tenantIds.fairview, personIds: [personIds.teacher] }, now()).allowed).toBe(
    true,
  )
  const link = tabDeepLink({ manifestId: description.manifestId, entityId: 'catalog', subPageId: 'nudge-7' })
  const outcome = await sendActivity(district, {
    personId: person.objectId,
    manifestId: description.manifestId,
    declared: description.activities,
    activity: {
      type: 'unusedLicence',
      parameters: { appName: 'Desmos' },
      preview: 'Bastan cinco minutos para probarla',
      topic: { kind: 'item', words: 'Desmos', link },
      chainId: 7,
    },
  })
  expect(outcome).toEqual({ outcome: 'delivered' })
  expect(graph.teamwork(tenantIds.fairview).feed).toMatchObject([
    { words: 'Usted tiene una licencia de Desmos' },
  ])
  expect(answerHandshake(new URLSearchParams('validationToken=abc'))).toMatchObject({ body: 'abc' })
})

test('a token that ends between two calls is replaced without a word', async () => {
  const { connection, entra, secondsPass } = await simulatedMicrosoft()
  const district = connection()
  await district.call({ path: '/education/classes' })
  secondsPass(2 * 3600)
  await expect(district.call({ path: '/education/classes' })).resolves.toMatchObject({ status: 200 })
  expect(entra.requests).toHaveLength(2)
})
