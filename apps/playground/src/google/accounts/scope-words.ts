/** How Google's consent page puts a scope; one that it does not know stands there as it is. */
export function scopeWords(scope: string): string {
  const name = scope.replace('https://www.googleapis.com/auth/', '')
  return Object.hasOwn(words, name) ? words[name]! : scope
}

const words: Record<string, string> = {
  'classroom.addons.teacher': 'See and update its own attachments to posts in Google Classroom',
  'classroom.addons.student': 'View its own attachments to posts in Google Classroom',
  'classroom.courses.readonly': 'View your Google Classroom classes',
  'classroom.coursework.students':
    'Manage course work and grades for students in the Google Classroom classes you teach',
  'classroom.rosters.readonly': 'View your Google Classroom class rosters',
  'classroom.push-notifications': 'Receive notifications about your Google Classroom data',
  'admin.directory.user.readonly': 'See info about users on your domain',
  'admin.directory.orgunit.readonly': 'View organization units on your domain',
  'appsmarketplace.license': 'View your installed application’s licensing information',
}
