import type { Course } from '../course.ts'

export const reading: Course = {
  id: '103',
  title: 'Grade 5 Reading',
  code: 'READ-5-A',
  grade: '05',
  subject: 'English Language Arts',
  school: 'Roosevelt Elementary',
  sisId: 'C-2026-READ5-A',
  opaqueId: '6c2a90fb5e1d4783b9f4d8017a6ce35284bd9103',
  color: '#a5482b',
  teacherId: 'hannah-lindqvist',
  studentIds: ['kai-nakamura'],
  classmates: ['Bruno Costa', 'Ella Grant', 'Yara Mansour', 'Sam Oduya', 'Lily Petersen', 'Arjun Shah'],
  welcome:
    'Twenty minutes of reading a day, anything you like, and one book that we all read together. Our book this month has a map in the front: keep it open.',
  announcements: [
    {
      title: 'Library visit on Wednesday',
      date: 'Nov 20, 2026',
      text: 'Please bring back October’s books. Everyone may borrow three.',
    },
  ],
  modules: [
    {
      title: 'Week 12 · Reading for clues',
      items: [
        {
          id: '3011',
          kind: 'page',
          title: 'How detectives read',
          text: 'A detective reads slowly where something does not fit. Mark three places in chapter four where you slowed down.',
        },
        {
          id: '3012',
          kind: 'assignment',
          title: 'Clue chart for chapter four',
          text: 'Three clues, what each one could mean, and which of them you believe.',
          due: 'Nov 25, 2026',
          points: 10,
        },
      ],
    },
    {
      title: 'Week 13 · Talking about books',
      items: [
        {
          id: '3021',
          kind: 'discussion',
          title: 'Would you open the door?',
          text: 'Say yes or no, and quote the sentence that decided it for you.',
          points: 5,
        },
      ],
    },
  ],
}
