import type { Course } from '../course.ts'

export const algebra: Course = {
  id: '102',
  title: 'Algebra I',
  code: 'ALG1-04',
  grade: '09',
  subject: 'Math',
  school: 'Lincoln High',
  sisId: 'C-2026-ALG1-04',
  opaqueId: 'b41f8e07d96a4c35a2d8f0b7c53e6194d8a7c202',
  color: '#4554a4',
  teacherId: 'marcus-okafor',
  studentIds: ['amara-diallo'],
  classmates: ['Liam Brooks', 'Fatima Haddad', 'Ana Lucero', 'Jae-won Park', 'Ruth Stein', 'Theo Walker'],
  welcome:
    'Algebra is a way to say “I do not know this yet” and keep going. Bring a pencil, and show your second attempt as proudly as your first.',
  announcements: [
    {
      title: 'Office hours move to the library',
      date: 'Nov 19, 2026',
      text: 'Tuesdays and Thursdays after sixth period, at the round table by the window.',
    },
  ],
  modules: [
    {
      title: 'Module 3 · Linear equations',
      items: [
        {
          id: '2011',
          kind: 'page',
          title: 'Slope as a rate',
          text: 'A phone battery loses 12 percent an hour. Where is that number in the graph, and where is it in the equation?',
        },
        {
          id: '2012',
          kind: 'assignment',
          title: 'Problem set 3.2',
          text: 'Choose six of the ten problems. Check one of them in a second way and say which way you trust more.',
          due: 'Nov 25, 2026',
          points: 12,
        },
      ],
    },
    {
      title: 'Module 4 · Systems of equations',
      items: [
        {
          id: '2021',
          kind: 'discussion',
          title: 'Two phone plans: which one for whom?',
          text: 'Make up a person for whom the expensive plan is the better one. Prove it to a classmate.',
          points: 5,
        },
        {
          id: '2022',
          kind: 'quiz',
          title: 'Exit ticket: crossing lines',
          text: 'Three questions. You may use your notes.',
          due: 'Dec 2, 2026',
          points: 6,
        },
      ],
    },
  ],
}
