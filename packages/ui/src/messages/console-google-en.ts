/** What the console says of Google Classroom. */
export const consoleGoogleEn = {
  'installations.addGoogle': 'Add Google Classroom',
  'google.addTitle': 'Add Google Classroom',
  'google.addProject': 'Make a project in the Google Cloud console',
  'google.addProjectHow':
    'Make a Cloud project for Lectern at console.cloud.google.com, and in it an OAuth client of the type “Web application” under APIs & Services → Credentials. Google shows its client ID and client secret.',
  'google.addThen':
    'Everything else that Google wants to know comes after this page, step by step, with each value to copy.',
  'google.addValues': 'Enter the values of the project',
  'google.addAction': 'Add Google Classroom',
  'google.clientIdHint': 'Ends in apps.googleusercontent.com.',
  'google.clientIdStays': 'Stays as it is. For another OAuth client, add another installation.',
  'google.clientSecret': 'Client secret',
  'google.clientSecretHint': 'Kept sealed, and never shown again.',
  'google.clientSecretStays':
    'Leave it empty to keep the one that is stored. A new one is tried with Google before it is kept.',
  'google.domains': 'Workspace domains',
  'google.domainsHint':
    'All whose people belong to your district, with commas between; secondary domains too.',
  'google.applicationId': 'Application ID of the Marketplace app',
  'google.applicationIdHint':
    'Optional. The project number that the Marketplace SDK shows: with it Google tells whether the app is installed.',
  'google.topic': 'Pub/Sub topic',
  'google.topicHint': 'Optional, for class lists: where Google tells of changes by itself.',
  'google.pushAccount': 'Service account of the push subscription',
  'google.pushAccountHint': 'Goes with the topic: as whom Google signs what it delivers.',
  'google.stepsNote':
    'Steps tick themselves off when Lectern sees them work; no API of Google tells of its settings.',
  'google.kind': 'Kind of Marketplace project',
  'google.kind.private': 'For our own domains',
  'google.kind.public': 'For everybody, unlisted',
  'google.kind.private.what':
    'Owned by your Workspace: no review by Google, and nobody outside your domains can install it. The right choice for one district.',
  'google.kind.public.what':
    'For several districts: Google reviews the app and its scopes, which takes weeks. It needs a project of its own; a project cannot be both.',
  'google.step.project': 'Cloud project with its APIs',
  'google.step.project.how': 'In the Cloud console under APIs & Services → Library, enable each of these.',
  'google.step.consent': 'Consent screen and scopes',
  'google.step.consent.how':
    'In the Google Auth Platform under Data access, add these scopes. The Marketplace SDK asks for the same list.',
  'google.step.consent.private':
    'Under Audience choose Internal: only people of your Workspace can sign in, and no verification is needed.',
  'google.step.consent.public':
    'Under Audience choose External and publish. Classroom scopes are sensitive, so Google verifies the app; until then people see a warning and their number is limited.',
  'google.step.client': 'OAuth client',
  'google.step.client.how':
    'Under Clients, open the web client whose ID is entered here, and add this address to its authorized redirect URIs, to the letter.',
  'google.step.marketplace': 'Marketplace SDK',
  'google.step.marketplace.how':
    'In the Marketplace SDK under App configuration, choose “Classroom add-on” as the app integration, enter these addresses, and repeat the scopes of the consent screen.',
  'google.step.marketplace.private':
    'Set App visibility to Private and installation to “Admin only install”. Fill in the store listing and publish: it is available to your domains at once.',
  'google.step.marketplace.public':
    'Set App visibility to Public and tick Unlisted. The store listing needs a name without punctuation, two different descriptions, privacy and terms links. Publishing starts the review.',
  'google.step.administrator': 'An administrator granted access',
  'google.step.administrator.how':
    'Sign in with an account that has the role Super Admin in the Workspace domain; of any other, Google shows only its own courses, so Lectern takes none. Lectern then sees whether the app is installed and for which organizational units, and does what is switched on below while nobody looks.',
  'google.step.install': 'Installed for the right people',
  'google.step.install.how':
    'In the Admin console under Apps → Google Workspace Marketplace apps, install Lectern for the organizational units or groups that shall have it. There too, Classroom and its data access must be on for these units.',
  'google.step.install.private':
    'The app stands under “Internal apps”. Start with a pilot unit, then widen it: Lectern needs no change for that.',
  'google.step.install.public':
    'An unlisted app is installed by its link from the Marketplace SDK. Where users may install only allowed apps, allow it first.',
  'google.step.trust': 'Trusted, also for people under 18',
  'google.step.trust.how':
    'In the Admin console under Security → Access and data control → API controls → App access control, configure this OAuth client as Trusted for all units that use it, those of students above all: people under 18 cannot sign in before, and no API can do it.',
  'google.notices.until': 'Google tells of changes until {at}; Lectern renews that before.',
  'google.notices.none': 'Google does not tell of changes now.',
  'google.notices.last': 'The last message came {ago}, {at}.',
  'google.notices.noMessage': 'No message came in the last eight days.',
  'google.step.topic': 'Google tells of changed class lists',
  'google.step.topic.how':
    'In the project make a Pub/Sub topic and let the first account publish to it. Add a push subscription with authentication to the second address, and enter topic and service account under the values below. Without it, class lists are read nightly.',
  'google.step.teacher': 'A teacher signed in',
  'google.step.teacher.how':
    'In Classroom, make an assignment and choose Lectern under Add-ons. The first time, Google asks for access.',
  'google.step.attached': 'A teacher added an app',
  'google.step.attached.how':
    'Choose an app there and add it. Attachments need Google Workspace for Education Plus or the Teaching and Learning Upgrade for the teacher; whoever has neither adds a plain link instead.',
  'google.step.student': 'A student opened an app',
  'google.step.student.how': 'As a student of that class, open the attachment.',
  'google.step.clean': 'The last launch was good',
  'google.step.clean.how': 'When one is refused, the reason stands here, with what to change.',
  'google.value.redirectUri': 'Authorized redirect URI',
  'google.value.setupUri': 'Attachment Setup URI',
  'google.value.uriPrefix': 'Allowed Attachment URI Prefix',
  'google.value.upgradeUri': 'Link Upgrade URI',
  'google.value.publisher': 'Account that must publish (Pub/Sub Publisher)',
  'google.value.pushEndpoint': 'Endpoint of the push subscription',
  'google.use.add-on': 'Always: who it is, and the add-on',
  'google.use.administrator': 'Administrators: installation and units',
  'google.use.links': 'Teachers without the licence, and links in classes',
  'google.use.roster': 'Class lists',
  'google.use.notices': 'Notices of changed class lists',
  'google.signIn': 'Sign in as administrator',
  'google.signInAgain': 'Sign in again',
  'google.withdraw': 'Withdraw access',
  'google.withdrawTitle': 'Withdraw the access of all administrators?',
  'google.withdrawWhat':
    'It is deleted here and given back to Google. Class lists are no longer read and units no longer seen until an administrator signs in again.',
  'google.withdrawConfirm': 'Withdraw',
  'google.withdrawn':
    '{withdrawn, plural, =0 {There was nothing to withdraw.} one {One access was withdrawn.} other {# accesses were withdrawn.}}{notTold, plural, =0 {} other { Google could not be told: remove Lectern in the Google account as well.}}',
  'google.grant.works': 'Works',
  'google.grant.incomplete': 'Incomplete',
  'google.grant.ended': 'Ended',
  'google.grantedAt': 'Granted {ago} · {at}',
  'google.grantMissing': 'Sign in again to grant what is missing:',
  'google.grantEnded': 'Google does not take it any more:',
  'google.install.installed': 'Installed',
  'google.install.not-installed': 'Not installed',
  'google.install.unknown': 'Not known',
  'google.installAgain': 'Ask Google again',
  'google.installUnasked':
    'Lectern can ask Google whether it is installed once an administrator has granted access and the application ID is entered below.',
  'google.units': 'Organizational units',
  'google.unitsNote':
    'How many of each unit’s accounts came to Lectern here. An administrator has to grant the directory.',
  'google.unitsReading': 'The units are being read.',
  'google.unitsRead': 'Read {ago}.',
  'google.unitsReadNow': 'Read the units now',
  'google.unit': 'Unit',
  'google.unitActive': 'Accounts',
  'google.unitSeen': 'Came to Lectern',
  'google.granted': 'Who granted access',
  'google.grantedNote':
    'Of what is switched on now. Teachers are asked for more than the add-on only when they first use it, and people may untick what Google asks. Small numbers are not shown exactly.',
  'google.audience': 'People',
  'google.audience.teacher': 'Teachers',
  'google.audience.student': 'Students',
  'google.signedIn': 'Signed in',
  'google.grantedAll': 'Granted all',
  'google.grantedNotAll': 'Not all yet',
  'google.featuresNote':
    'Each asks Google for more than launches need. After switching one on, add its scopes to the consent screen and the Marketplace SDK, and let an administrator sign in again.',
  'google.rosterOff':
    'The class lists that were read from Google Classroom are deleted, and a reading under way ends. Switched on again, they are read anew.',
  'google.feature.roster.does':
    'Lectern knows who belongs to a class without waiting for each person to open it. Lists are read nightly, and sooner where Google tells of changes.',
  'google.feature.roster.asks':
    'Reading courses and class lists, granted by an administrator for the whole domain; with a topic, notices of changes.',
  'google.feature.credit.does':
    'A teacher who adds an app may give points for it: a result reaches the assignment as a draft grade.',
  'google.feature.credit.asks': 'Nothing more than the add-on itself.',
  'google.feature.course-links.does':
    'Links in a class to apps that your district has not approved are noticed, and the teacher sees the verdict with an alternative.',
  'google.feature.course-links.asks':
    'Reading the coursework of the teacher’s own classes, granted by each teacher.',
  'feature.course-links': 'Links in classes',
  'feature.course-links.data': 'Which apps are linked in which class. Nothing about students.',
  'google.values': 'Values of the project',
  'google.save': 'Save changes',
  'google.saved': 'Saved.',
  'google.outcome.granted': 'An administrator granted access. Lectern uses it from now on.',
  'google.outcome.refused':
    'The sign-in came to nothing. The step “An administrator granted access” says why.',
  'google.outcome.foreign':
    'The sign-in with Google began in another session of this console, so nothing was kept. Open the installation and begin anew.',
} as const
