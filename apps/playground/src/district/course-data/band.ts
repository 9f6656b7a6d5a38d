import type { Course } from '../course.ts'

const givenNames = [
  'Aaliyah',
  'Ben',
  'Camila',
  'Darius',
  'Eun-ji',
  'Farah',
  'Gabriel',
  'Hana',
  'Isaac',
  'Jun',
  'Keisha',
  'Leo',
]
const familyNames = [
  'Adeyemi',
  'Brooks',
  'Castillo',
  'Dang',
  'Ellis',
  'Fischer',
  'Gupta',
  'Hassan',
  'Ito',
  'Johansson',
  'Kim',
]

/** More people than fit on one page of any roster service. */
export const band: Course = {
  id: '105',
  title: 'Marching Band',
  code: 'MUS-BAND-01',
  grade: '09',
  subject: 'Music',
  school: 'Lincoln High',
  sisId: 'C-2026-BAND-01',
  opaqueId: '61b3c0d7e29f4a58b1c6d3e0f7a2459c8d10b105',
  color: '#7a3b8f',
  teacherId: 'marcus-okafor',
  studentIds: ['amara-diallo'],
  classmates: givenNames.flatMap((given) => familyNames.map((family) => `${given} ${family}`)),
  welcome:
    'All sections together: 133 of us on one field. Parts, recordings and the bus times for the parade are here.',
  announcements: [
    {
      title: 'Bus leaves at 7:15',
      date: 'Nov 20, 2026',
      text: 'Instruments go into the trailer the evening before. Bring water, gloves and the small music stand clip.',
    },
  ],
  modules: [
    {
      title: 'Parade set',
      items: [
        {
          id: '1051',
          kind: 'page',
          title: 'The route and the order of the pieces',
          text: 'Two pieces on Main Street, silence past the hospital, the fanfare at the bridge.',
        },
        {
          id: '1052',
          kind: 'assignment',
          title: 'Record your part',
          text: 'One take of sixteen bars, with the metronome at 108.',
          due: 'Dec 4, 2026',
          points: 10,
        },
      ],
    },
  ],
}
