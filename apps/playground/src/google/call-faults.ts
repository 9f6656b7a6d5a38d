import { internal, tooMany, type Fault, type RequestToGoogle } from '@lectern/google-classroom/testing'

export interface CallFaults {
  gradesFail: boolean
  /** How many of the next calls are one too many. */
  tooMany: number
  of(request: RequestToGoogle): Fault | undefined
}

/** What goes wrong with calls of the Classroom API. */
export const callFaults = (): CallFaults => ({
  gradesFail: false,
  tooMany: 0,
  of({ method, url }) {
    if (url.host !== 'classroom.googleapis.com') return undefined
    if (this.tooMany > 0) {
      this.tooMany -= 1
      return () => tooMany(1)
    }
    return this.gradesFail && method === 'PATCH' ? internal : undefined
  },
})
