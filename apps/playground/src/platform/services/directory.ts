/** Somebody in a context, as the services speak of them. */
export interface Member {
  userId: string
  role: 'Instructor' | 'Learner'
  status: 'Active' | 'Inactive'
  givenName: string
  familyName: string
  email: string
  sisId: string
  /** What this platform adds of its own. */
  extra?: Record<string, unknown>
}

/** A course as the services speak of it. */
export interface DirectoryContext {
  /** How its service addresses name it. */
  key: string
  /** The id in launches. */
  id: string
  label: string
  title: string
  members: readonly Member[]
}

/** Whom and what a platform knows, in its own ids. */
export interface Directory {
  find(key: string): DirectoryContext | undefined
  hasLink(context: DirectoryContext, resourceLinkId: string): boolean
}
