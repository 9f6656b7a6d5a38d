import type { Course } from '../course.ts'

export const biology: Course = {
  id: '101',
  title: 'Biology 9',
  code: 'BIO-9-02',
  grade: '09',
  subject: 'Science',
  school: 'Lincoln High',
  sisId: 'C-2026-BIO9-02',
  opaqueId: '4dde05e8ca1973bcca9bffc13e1548820eee93a3',
  color: '#0b7a5c',
  teacherId: 'elena-rivera',
  studentIds: ['amara-diallo'],
  classmates: ['Oliver Bennett', 'Mei Chen', 'Diego Herrera', 'Ines Kowalska', 'Noah Tran', 'Zainab Yusuf'],
  formerStudents: ['Theo Brandt'],
  welcome:
    'Welcome to Biology 9. This semester we follow one question: how does a living thing stay alive? We start with the cell and end in the meadow behind the school.',
  announcements: [
    {
      title: 'Bring closed shoes on Thursday',
      date: 'Nov 18, 2026',
      text: 'We look at onion skin and cheek cells under the microscope. Lab coats are here; shoes are yours.',
    },
    {
      title: 'Unit 1 check-in is back',
      date: 'Nov 12, 2026',
      text: 'Look at the comments before you look at the number. Corrections are welcome until Friday.',
    },
  ],
  modules: [
    {
      title: 'Unit 1 · Cells',
      items: [
        {
          id: '1011',
          kind: 'page',
          title: 'What makes a cell a cell?',
          text: 'A cell has a border, instructions, and a way to use energy. Read the two pages, then draw a cell of your own and name four of its parts.',
        },
        {
          id: '1012',
          kind: 'assignment',
          title: 'Microscope lab: onion and cheek cells',
          text: 'Draw both cells at the same magnification. Write down three differences and say which of them you can explain.',
          due: 'Nov 24, 2026',
          points: 20,
        },
        {
          id: '1013',
          kind: 'quiz',
          title: 'Check-in: organelles',
          text: 'Eight questions, two tries, no timer. Your better try counts.',
          due: 'Nov 26, 2026',
          points: 8,
        },
      ],
    },
    {
      title: 'Unit 2 · Energy in living things',
      items: [
        {
          id: '1021',
          kind: 'page',
          title: 'Photosynthesis in one picture',
          text: 'Light, water and carbon dioxide go in; sugar and oxygen come out. The picture shows where in the leaf each step happens.',
        },
        {
          id: '1022',
          kind: 'discussion',
          title: 'Why do leaves change color?',
          text: 'Post one photo from your way to school and one sentence that explains what you see. Answer two classmates.',
          points: 5,
        },
      ],
    },
  ],
}
