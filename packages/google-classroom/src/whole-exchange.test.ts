import { expect, test } from 'vitest'
import {
  accessTokens,
  authorizationRequest,
  beginHandOff,
  classroomApi,
  completeSignIn,
  ensureAttachment,
  finishHandOff,
  offerHandOff,
  googleKeys,
  judgeLoginHint,
  listAttachments,
  passGrade,
  readAddOnContext,
  readAuthorizationAnswer,
  readFrame,
  redeemHandOff,
  scopes,
  viewAddress,
  type Audience,
  type Frame,
  type FrameKind,
  type GoogleUser,
  type Granted,
  type HandOff,
  type SubmissionPlace,
} from './index.ts'
import {
  frameAddress,
  simulatedGoogle,
  somePeople,
  type OpenedFrame,
  type SignInChoice,
  type SimulatedGoogle,
} from './testing/index.ts'

const stateKey = new Uint8Array(32).fill(9)
const origin = 'https://lectern.example.org'
const base = `${origin}/google-classroom/`
const { teacher, student } = somePeople

/** A server as small as can be: what it stores, and what it does with a frame. */
function aServer(google: SimulatedGoogle) {
  const { client, fetch } = google
  const ports = { client, fetch, keys: googleKeys({ fetch }), findInstallation: () => 'installation' }
  const handOffs = new Map<string, HandOff<GoogleUser<string>>>()
  const refreshTokens = new Map<string, string>()
  const accesses = new Map<string, Pick<Granted, 'accessToken' | 'expiresAt'>>()
  const sessions = new Map<string, string>()

  async function signIn(frame: Frame, audience: Audience, choice: SignInChoice) {
    const { offered, secret } = offerHandOff(frame, audience)
    handOffs.set(offered.id, beginHandOff(offered, new Date()))
    const location = await authorizationRequest(
      {
        handOffId: offered.id,
        audience,
        features: ['addOn'],
        loginHint: frame.loginHint,
        consent: frame.loginHint !== undefined && !refreshTokens.has(frame.loginHint),
      },
      { client, stateKey },
    )
    const shown = google.authorize(location, choice)
    if ('page' in shown) throw new Error(shown.page)
    const { message } = await callback(new URL(shown.location))
    const stored = handOffs.get(message.handOff)!
    const redeemed = redeemHandOff(stored, { secret, receipt: message.receipt }, new Date())
    handOffs.set(message.handOff, redeemed.handOff)
    if ('problem' in redeemed) throw redeemed.problem
    sessions.set('browser', redeemed.person.sub)
  }

  async function callback({ searchParams }: URL) {
    const answer = await readAuthorizationAnswer(searchParams, { stateKey })
    if ('problem' in answer) throw answer.problem
    const { user, granted } = await completeSignIn(answer, ports)
    // All there is of a student: nothing acts for them while they are away.
    accesses.set(user.sub, granted)
    if (granted.refreshToken !== undefined) refreshTokens.set(user.sub, granted.refreshToken)
    const finished = finishHandOff(handOffs.get(answer.state.handOffId)!, user, new Date())
    handOffs.set(answer.state.handOffId, finished.handOff)
    return finished
  }

  const apiOf = (sub: string) =>
    classroomApi({
      fetch,
      tokens: accessTokens(
        {
          ...ports,
          readRefreshToken: async () => refreshTokens.get(sub),
          replaceRefreshToken: async (refreshToken) => void refreshTokens.set(sub, refreshToken),
        },
        accesses.get(sub),
      ),
    })

  return {
    /** Opens a frame in a browser, signing in where it has to. */
    async open(opened: OpenedFrame, audience: Audience) {
      const { searchParams } = new URL(frameAddress(google, opened))
      const frame = readFrame(opened.kind, searchParams)
      const verdict = judgeLoginHint(frame.loginHint, sessions.get('browser'))
      if (verdict !== 'reuse') await signIn(frame, audience, { as: opened.person.sub })
      const api = apiOf(sessions.get('browser')!)
      return {
        frame,
        verdict,
        api,
        own: searchParams.get('placement'),
        context: await readAddOnContext(api, frame),
      }
    },
  }
}

const views = (kind: FrameKind) => viewAddress(`${base}${kind}`, { placement: '7' }, [base])

test('a teacher attaches, a student works, the teacher reviews and grades, each signed in only once', async () => {
  const google = await simulatedGoogle()
  const { classroom } = google
  const course = classroom.addCourse({ teachers: [teacher.sub], students: [student.sub] })
  const item = classroom.addItem(course.id)
  const teacherBrowser = aServer(google)
  const studentBrowser = aServer(google)

  const picking = { kind: 'discovery', uri: `${base}discovery`, place: item, person: teacher } as const
  const picked = await teacherBrowser.open(picking, 'teacher')
  expect(picked).toMatchObject({
    verdict: 'sign-in',
    context: { role: 'teacher' },
    frame: { loginHint: undefined },
  })
  const attachment = {
    title: 'Atlas',
    teacherView: views('teacher'),
    studentView: views('student'),
    studentWorkReview: views('review'),
    maxPoints: 10,
  }
  const { place } = await ensureAttachment(picked.api, picked.frame, attachment, {
    addOnToken: tokenOf(picked.frame),
  })
  expect((await teacherBrowser.open(picking, 'teacher')).verdict).toBe('reuse')

  const working = { kind: 'student', uri: attachment.studentView, place, person: student } as const
  const worked = await studentBrowser.open(working, 'student')
  expect(worked).toMatchObject({ verdict: 'sign-in', own: '7', context: { role: 'student' } })
  expect(google.grants.grants.get(student.sub)!.scopes).not.toContain(scopes.addOnsTeacher)
  expect((await studentBrowser.open(working, 'student')).verdict).toBe('reuse')

  const reviewing = {
    kind: 'review',
    uri: attachment.studentWorkReview,
    place,
    person: teacher,
    of: student,
  } as const
  const { api, frame, verdict } = await teacherBrowser.open(reviewing, 'teacher')
  expect(verdict).toBe('reuse')
  expect(frame).toMatchObject({
    submissionId: 'submissionId' in worked.context && worked.context.submissionId,
  })
  await passGrade(api, frame as SubmissionPlace, { points: 9, maxPoints: 10 })
  expect([...classroom.points.values()]).toEqual([9])
})

test('a copied course shows the copy of an attachment, and a browser changes its account', async () => {
  const google = await simulatedGoogle()
  const { classroom } = google
  const members = { teachers: [teacher.sub], students: [student.sub] }
  const item = classroom.addItem(classroom.addCourse(members).id)
  const browser = aServer(google)
  const picking = { kind: 'discovery', uri: `${base}discovery`, place: item, person: teacher } as const
  const { api, frame } = await browser.open(picking, 'teacher')
  const attachment = { title: 'Atlas', teacherView: views('teacher'), studentView: views('student') }
  const { place } = await ensureAttachment(api, frame, attachment, { addOnToken: tokenOf(frame) })

  const copied = classroom.copyItem(item, classroom.addCourse(members).id)
  const [copy] = await listAttachments(api, copied)
  expect(copy!.copyOf[0]!.attachmentId).toBe(place.attachmentId)
  google.grants.allow(student.sub, [scopes.email])
  const working = { kind: 'student', uri: copy!.studentView, place: copy!.place, person: student } as const
  const worked = await browser.open(working, 'student')
  expect(worked).toMatchObject({ verdict: 'switch', own: '7', context: { role: 'student' } })
})

const tokenOf = (frame: Frame): string | undefined => ('addOnToken' in frame ? frame.addOnToken : undefined)
