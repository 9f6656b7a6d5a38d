import type { classroom_v1 } from '@googleapis/classroom'
import { ApiError, invalid, notFound } from './api-error.ts'
import type { ClassroomWorld, Handler, SimulatedCourse, WorldCall } from './classroom-world.ts'
import type { SimulatedPerson } from './simulated-people.ts'

/** Courses, their people, and the work that is assigned in them. */
export function courseHandlers(
  world: ClassroomWorld,
  { people, pagesAt }: { people: readonly SimulatedPerson[]; pagesAt: string },
) {
  const courseWork: (classroom_v1.Schema$CourseWork & { courseId: string })[] = []

  function listCourses({ params, person }: WorldCall): object {
    const { teacherId, studentId, courseStates = [] } = params
    if (teacherId !== undefined && studentId !== undefined)
      throw invalid('@ListCoursesStudentAndTeacherFilter Only one of the filters may be set.')
    const wanted = world.courses
      .toReversed()
      .filter((course) => person.isAdmin || hasMember(course, person.sub))
      .filter(({ state }) => courseStates.length === 0 || courseStates.includes(state))
      .filter(({ teachers }) => teacherId === undefined || teachers.includes(subOf(teacherId, person)))
      .filter(({ students }) => studentId === undefined || students.includes(subOf(studentId, person)))
    const { page, ...rest } = world.paged(wanted, params, 20)
    return { courses: page.map(courseValue), ...rest }
  }

  const subOf = (id: string | string[], { sub }: SimulatedPerson): string =>
    id === 'me' ? sub : (people.find(({ email }) => email === id)?.sub ?? String(id))

  function members(kind: 'students' | 'teachers'): Handler {
    return ({ params, person }) => {
      const course = world.courseOf(params)
      if (!person.isAdmin) world.roleIn(course, person)
      const { page, ...rest } = world.paged(course[kind], params, 30)
      return {
        [kind]: page.map((userId) => ({ courseId: course.id, userId, profile: profileOf(userId) })),
        ...rest,
      }
    }
  }

  function profileOf(id: string): classroom_v1.Schema$UserProfile {
    const { name = id, familyName = 'Example' } = people.find(({ sub }) => sub === id) ?? {}
    return { id, name: { givenName: name, familyName, fullName: `${name} ${familyName}` } }
  }

  function assign(call: WorldCall): object {
    const course = world.taught(call)
    if (course.state !== 'ACTIVE')
      throw new ApiError(400, 'FAILED_PRECONDITION', '@CourseNotModifiable The course cannot be modified.')
    const body = call.body as classroom_v1.Schema$CourseWork
    if (!body.title || !body.workType) throw invalid('title and workType are required.')
    if ((body.materials ?? []).length > 20) throw invalid('Too many materials.')
    const id = world.newId()
    const time = world.now().toISOString()
    const made = {
      state: 'DRAFT',
      ...body,
      id,
      courseId: course.id,
      creationTime: time,
      updateTime: time,
      creatorUserId: call.person.sub,
      associatedWithDeveloper: true,
      alternateLink: `${pagesAt}/c/${course.id}/a/${id}`,
    }
    courseWork.unshift(made)
    const draft = made.state === 'DRAFT'
    world.items.push({ courseId: course.id, itemId: id, itemType: 'courseWork', ours: true, draft })
    if (!draft) world.changed({ collection: 'courses.courseWork', event: 'CREATED', courseId: course.id, id })
    return made
  }

  function listWork(call: WorldCall): object {
    const course = world.taught(call)
    const states = call.params.courseWorkStates ?? ['PUBLISHED']
    const wanted = courseWork.filter(
      ({ courseId, state }) => courseId === course.id && states.includes(String(state)),
    )
    const { page, ...rest } = world.paged(wanted, call.params, 20)
    return { courseWork: page, ...rest }
  }

  function get({ params, person }: WorldCall): object {
    const course = world.courseOf(params)
    if (!person.isAdmin && !hasMember(course, person.sub)) throw notFound()
    return courseValue(course)
  }

  const handlers: Record<string, Handler> = {
    'classroom.courses.list': listCourses,
    'classroom.courses.get': get,
    'classroom.courses.students.list': members('students'),
    'classroom.courses.teachers.list': members('teachers'),
    'classroom.courses.courseWork.create': assign,
    'classroom.courses.courseWork.list': listWork,
  }
  return { handlers, courseWork }
}

const hasMember = ({ teachers, students }: SimulatedCourse, sub: string): boolean =>
  teachers.includes(sub) || students.includes(sub)

const courseValue = ({
  id,
  name,
  section,
  state,
  teachers,
}: SimulatedCourse): classroom_v1.Schema$Course => ({
  id,
  name,
  courseState: state,
  ownerId: teachers[0],
  section: section ?? 'Period 2',
})
