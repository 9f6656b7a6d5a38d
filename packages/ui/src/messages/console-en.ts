/** The installation console in English: one key per sentence, prefixed by its screen. */
export const consoleEn = {
  documentTitle: '{page} – Lectern',
  loading: 'Loading…',
  saving: 'Saving…',
  cancel: 'Cancel',
  close: 'Close',
  details: 'Details',
  never: 'Never',
  people:
    '{exact, select, yes {{count, plural, one {# person} other {# people}}} other {fewer than {count, number} people}}',
  unknownValue: '–',
  showAsTable: 'Show as table',

  'shell.skip': 'Skip to content',
  'shell.menu': 'Menu',
  'shell.navigation': 'Main',
  'shell.demo': 'Demo district',
  'navigation.overview': 'Overview',
  'navigation.installations': 'Installations',
  'navigation.catalog': 'Catalog',
  'missing.title': 'There is no such page',
  'missing.detail': 'The address may be mistyped, or what it showed is gone.',
  'missing.action': 'Go to the overview',

  'preferences.language': 'Language',
  'preferences.theme': 'Theme',
  'theme.auto': 'Auto',
  'theme.light': 'Light',
  'theme.dark': 'Dark',
  'theme.contrast': 'Contrast',

  'problem.title': 'That did not work',
  'problem.unreachable': 'Lectern cannot be reached',
  'problem.unreachableDetail': 'Check your connection. Nothing you entered is lost.',
  'problem.unreadable': 'The server gave an answer that this page does not understand.',
  'problem.reference': 'Reference',
  'problem.retry': 'Try again',

  'account.menu': 'Account and preferences',
  'account.name': 'Your name',
  'account.email': 'E-mail',
  'account.password': 'Password',
  'account.signOut': 'Sign out',
  'role.director': 'Director',

  'signIn.title': 'Sign in',
  'signIn.action': 'Sign in',
  'signIn.working': 'Signing in…',
  'signIn.ended': 'Your session has ended. Sign in again and you will be back where you were.',
  'signIn.wrong': 'E-mail or password is not right.',
  'signIn.tooMany': 'Too many attempts. Wait a few minutes, then try again.',
  'signIn.help':
    'No account yet, or password forgotten? Whoever runs Lectern in your district can send you a new invitation.',

  'setup.title': 'Set up your account',
  'setup.intro': 'This link works once. It makes the account that directs Lectern in your district.',
  'setup.passwordHint': 'At least {length} characters. A sentence is easier to remember than a puzzle.',
  'setup.passwordShort': 'Use at least {length} characters.',
  'setup.action': 'Create account and sign in',
  'setup.unusable': 'This invitation cannot be used any more',
  'setup.unusableDetail':
    'It was used before, it has expired, or the link is incomplete. Whoever runs Lectern can make a new one with this command:',
  'setup.toSignIn': 'Go to sign-in',

  'overview.source':
    'Imported from {source}, {from} to {to}. A page load counts when a student opens or returns to a page of the product.',
  'period.label': 'Period',
  'period.all': 'All data',
  'period.lastWeeks': 'Last 12 weeks',
  'period.schoolYear': 'School year {years}',

  'adoption.title': 'Adoption over time',
  'adoption.sentence':
    'On a typical school day a student loaded {pages} pages; {outside} of all page loads went to apps outside your catalog.',
  'adoption.sentenceSilent': 'Hardly any use was reported in this period.',
  'adoption.busiest': 'Busiest week: {week}, with {pages} pages per student and school day.',
  'adoption.moved':
    '{direction, select, up {The share outside the catalog grew by {points} points from the first half to the second.} down {The share outside the catalog fell by {points} points from the first half to the second.} other {The share outside the catalog stayed the same.}}',
  'adoption.silent':
    'Next to nothing was reported from the week of {week} on. Check whether the source still covers the district before you read it as a drop in use.',
  'adoption.silentLabel': 'hardly any reports',
  'adoption.unit': 'Page loads per 1,000 students and school day, week by week',
  'adoption.readout': 'Week of {week}: {inCatalog} in the catalog, {outside} outside it',
  'adoption.inCatalog': 'In your catalog',
  'adoption.outsideCatalog': 'Outside the catalog',
  'adoption.outsideShare': 'Share outside',
  'adoption.week': 'Week of',
  'adoption.tableCaption': 'Page loads per 1,000 students and school day, by week',
  'adoption.none': 'See how use grows',
  'adoption.noneDetail':
    'Once usage data is imported, this shows week by week how much students use the apps in your catalog, and how much goes past it.',
  'adoption.noneAction': 'Import usage',

  'use.app': 'App',
  'use.share': 'Share of page loads',
  'use.peak': 'Best day',
  'use.days': 'Days',
  'mostUsed.title': 'Most used apps',
  'mostUsed.sentence': 'The twenty most used products carry {share} of all page loads.',
  'mostUsed.note':
    '{products, plural, one {# product was} other {# products were}} used in this period. Best day: the largest share of students who opened it on one day.',
  'pager.label': 'Pages',
  'pager.previous': 'Previous',
  'pager.next': 'Next',
  'pager.range': '{first, number}–{last, number} of {total, number}',
} as const
