import { algebra } from './course-data/algebra.ts'
import { band } from './course-data/band.ts'
import { biology } from './course-data/biology.ts'
import { reading } from './course-data/reading.ts'
import { science } from './course-data/science.ts'
import type { Course } from './course.ts'

/** What every host of the district begins with. */
export const courses: readonly Course[] = [biology, algebra, reading, science, band]
