import type { ModuleLink } from '@lectern/playground'

/** An imaginary district: every decision, seat and link below is made up and says nothing about a real company. */
export const imaginaryDistrict = { slug: 'fairview', name: 'Fairview Schools', timeZone: 'America/Chicago' }

/** Who has a paid seat and, as far as the demo knows, never opened the app: by the number that Canvas sends. */
export const seats = [
  { sourcedId: 'T-1001', app: 'learnplatform:21298' },
  { sourcedId: 'T-1002', app: 'learnplatform:69757' },
  { sourcedId: 'T-1003', app: 'learnplatform:25559' },
  { sourcedId: 'T-1004', app: 'learnplatform:52615' },
] as const

/** Old enough for the rule, young enough to sound like this school year. */
export const seatAgeDays = 70

/** Apps that the simulated teachers have linked in their courses. */
export const links: readonly ModuleLink[] = [
  {
    courseId: '101',
    moduleTitle: 'Unit 1 · Cells',
    title: 'PhET: explore a simulation',
    custom: { app: 'learnplatform:71152' },
  },
  {
    courseId: '101',
    moduleTitle: 'Unit 2 · Energy in living things',
    title: 'Generation Genius: photosynthesis',
    custom: { app: 'learnplatform:63740' },
  },
  {
    courseId: '102',
    moduleTitle: 'Module 3 · Linear equations',
    title: 'Desmos: graph the line',
    custom: { app: 'learnplatform:64947' },
  },
  {
    courseId: '103',
    moduleTitle: 'Week 12 · Reading for clues',
    title: 'ReadWorks: read and answer',
    custom: { app: 'learnplatform:64915' },
  },
  {
    courseId: '104',
    moduleTitle: 'Unit 3 · Weather and climate',
    title: 'Khan Academy: the water cycle',
    custom: { app: 'learnplatform:29322' },
  },
]
