/**
 * What an app is for: the code tree, with the labels of the public LearnPlatform data. A code is a path, `LC` →
 * `LC.study-tools` → `LC.study-tools.tutoring`; it is stable, stored and searched by its words. The words that
 * people read are messages in the ui package, keyed by code.
 */
const taxonomy = {
  LC: 'Learning & Curriculum',
  'LC.digital-learning-platforms': 'Digital Learning Platforms',
  'LC.courseware-textbooks': 'Courseware & Textbooks',
  'LC.sites-reference': 'Sites, Resources & Reference',
  'LC.sites-reference.games-simulations': 'Games & Simulations',
  'LC.sites-reference.digital-collection': 'Digital Collection & Repository',
  'LC.sites-reference.streaming': 'Streaming Services',
  'LC.sites-reference.encyclopedia': 'Encyclopedia',
  'LC.sites-reference.dictionary': 'Thesaurus & Dictionary',
  'LC.sites-reference.learning-materials': 'Learning Materials & Supplies',
  'LC.content-creation': 'Content Creation & Curation',
  'LC.study-tools': 'Study Tools',
  'LC.study-tools.questions-answers': 'Q&A',
  'LC.study-tools.test-prep': 'Test Prep & Study Skills',
  'LC.study-tools.tutoring': 'Tutoring',
  'LC.online-courses': 'Online Course Providers & Technical Skills Development',
  'LC.career-planning': 'Career Planning & Job Search',
  'LC.other': 'Other',
  CM: 'Classroom Management',
  'CM.engagement-instruction': 'Classroom Engagement & Instruction',
  'CM.engagement-instruction.classroom-management': 'Classroom Management',
  'CM.engagement-instruction.communication': 'Communication & Messaging',
  'CM.engagement-instruction.assessment': 'Assessment & Classroom Response',
  'CM.engagement-instruction.presentation': 'Presentation',
  'CM.virtual-classroom': 'Virtual Classroom',
  'CM.virtual-classroom.video-conferencing': 'Video Conferencing & Screen Sharing',
  'CM.teacher-resources': 'Teacher Resources',
  'CM.teacher-resources.lesson-planning': 'Lesson Planning',
  'CM.teacher-resources.professional-learning': 'Professional Learning',
  'CM.teacher-resources.grading-attendance': 'Grading & Attendance',
  'CM.other': 'Other',
  SDO: 'School & District Operations',
  'SDO.learning-management': 'Learning Management Systems (LMS)',
  'SDO.data-reporting': 'Data, Analytics & Reporting',
  'SDO.data-reporting.student-information': 'Student Information Systems (SIS)',
  'SDO.data-reporting.site-hosting': 'Site Hosting & Data Warehousing',
  'SDO.school-management': 'School Management Software',
  'SDO.school-management.single-sign-on': 'SSO',
  'SDO.school-management.mobile-devices': 'Mobile Device Management',
  'SDO.admissions-rostering': 'Admissions, Enrollment & Rostering',
  'SDO.human-resources': 'Human Resources',
  'SDO.standardized-testing': 'Large-Scale & Standardized Testing',
  'SDO.health-safety': 'Environmental, Health & Safety (EHS) Compliance',
  'SDO.other': 'Other',
} as const

export type FunctionCode = keyof typeof taxonomy

/** Parents before their children, in the order in which lists show them. */
export const functionCodes = Object.keys(taxonomy) as FunctionCode[]

/**
 * Reads what a product file says: `LC - Study Tools - Tutoring`, a code of ours, or `LC/CM/SDO - Other`, which is one
 * function in each area.
 * @returns undefined for a function that the taxonomy does not have
 */
export function functionsNamed(text: string): FunctionCode[] | undefined {
  const [areas = '', ...path] = text.split(' - ')
  const codes = areas.split('/').map((area) => codeOfName.get(comparable([area, ...path].join(' '))))
  return codes.every((code) => code !== undefined) ? codes : undefined
}

/** Whether a code stands at or below another: both are in `LC.study-tools`, but `LC.study` is nothing. */
export const isWithin = (code: string, ancestor: string): boolean =>
  code === ancestor || code.startsWith(`${ancestor}.`)

/** `LC - Study Tools - Tutoring`, as the source writes it. */
function sourceName(code: FunctionCode): string {
  const parts = code.split('.')
  const labels = parts.slice(1).map((_, at) => taxonomy[parts.slice(0, at + 2).join('.') as FunctionCode])
  return [parts[0], ...labels].join(' ')
}

/** Blind to case, punctuation and the plural: the source writes both "Reference" and "References". */
const comparable = (name: string): string =>
  name
    .toLowerCase()
    .replaceAll(/[^a-z0-9]+/g, ' ')
    .replaceAll(/s\b/g, '')
    .trim()

const codeOfName = new Map(
  functionCodes.flatMap((code) => [
    [comparable(sourceName(code)), code],
    [comparable(code), code],
  ]),
)
