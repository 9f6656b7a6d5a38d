import type { Course } from '../course.ts'

export const science: Course = {
  id: '104',
  title: 'Grade 6 Science',
  code: 'SCI-6-DL',
  grade: '06',
  subject: 'Science',
  school: 'Ada Middle',
  sisId: 'C-2026-SCI6-DL',
  opaqueId: 'e80d5b3f27c94a61a4b9d6c2f18e7053b9c4d604',
  color: '#7a3e8e',
  teacherId: 'lucia-fernandez',
  studentIds: ['sofia-morales'],
  classmates: [
    'Mateo Aguilar',
    'Chloe Dubois',
    'Valeria Ibarra',
    'Omar Khalil',
    'Grace Njoroge',
    'Leo Rossi',
  ],
  welcome:
    'Science in two languages: we ask in English, we answer in Spanish, and on Fridays the other way round. This month: weather, and why it never asks us first.',
  announcements: [
    {
      title: 'Rain gauges go up on Monday',
      date: 'Nov 17, 2026',
      text: 'Each table gets one. Read it before first period, every day, for two weeks.',
    },
  ],
  modules: [
    {
      title: 'Unit 3 · Weather and climate',
      items: [
        {
          id: '4011',
          kind: 'page',
          title: 'The water cycle',
          text: 'Follow one drop from the puddle in the schoolyard to the cloud above Lincoln High and back again.',
        },
        {
          id: '4012',
          kind: 'assignment',
          title: 'Two weeks of rain: a graph',
          text: 'Draw the bars, label the axes in both languages, and write one sentence that surprised you.',
          due: 'Dec 1, 2026',
          points: 15,
        },
        {
          id: '4013',
          kind: 'quiz',
          title: 'Check-in: evaporation',
          text: 'Five questions with pictures.',
          due: 'Nov 27, 2026',
          points: 5,
        },
      ],
    },
  ],
}
