/** One simulated tenant with its people, the same in every test. */
export const tenantIds = {
  fairview: '11111111-aaaa-4aaa-8aaa-111111111111',
  elsewhere: '22222222-bbbb-4bbb-8bbb-222222222222',
} as const

export const personIds = {
  teacher: 'aaaaaaaa-0001-4001-8001-aaaaaaaaaaaa',
  student: 'aaaaaaaa-0002-4002-8002-aaaaaaaaaaaa',
  otherTeacher: 'aaaaaaaa-0003-4003-8003-aaaaaaaaaaaa',
} as const

export const classIds = {
  biology: 'cccccccc-0001-4001-8001-cccccccccccc',
  algebra: 'cccccccc-0002-4002-8002-cccccccccccc',
} as const

/** The app as its registration in Entra has it. */
export const simulatedApp = {
  clientId: '99999999-dddd-4ddd-8ddd-999999999999',
  host: 'tool.example',
  clientSecret: 'simulated~secret',
} as const
