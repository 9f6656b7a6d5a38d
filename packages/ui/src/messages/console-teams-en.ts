/** What the console says of Microsoft Teams. */
export const consoleTeamsEn = {
  'installations.addTeams': 'Add Microsoft Teams',
  'teams.addTitle': 'Add Microsoft Teams',
  'teams.addRegistration': 'Register an app in Entra',
  'teams.addRegistrationHow':
    'In the Microsoft Entra admin center under App registrations, choose “New registration”, name it Lectern, and leave the redirect URI empty. Its overview shows both IDs. Under Certificates & secrets make a client secret, or upload a certificate.',
  'teams.addThen':
    'Everything else comes after this page: a script that sets the registration up, the consent of an administrator, and the app package for Teams.',
  'teams.addValues': 'Enter the values of the registration',
  'teams.addAction': 'Add Microsoft Teams',
  'teams.clientId': 'Application (client) ID',
  'teams.clientIdHint': 'On the overview of the app registration.',
  'teams.idsStay': 'App and tenant stay as they are. For others, add another installation.',
  'teams.tenantId': 'Directory (tenant) ID',
  'teams.tenantIdHint': 'Of the district whose people use Teams.',
  'teams.credential': 'How the app proves itself',
  'teams.credentialHint': 'A client secret, or a certificate. Kept sealed, and never shown again.',
  'teams.credentialStays':
    'Leave all empty to keep what is stored. A new one is tried with Entra before it is kept.',
  'teams.clientSecret': 'Client secret',
  'teams.clientSecretHint': 'The Value, which Entra shows once; not the Secret ID.',
  'teams.secretExpiresOn': 'The secret ends on',
  'teams.secretExpiresOnHint': 'As Entra shows it: Lectern warns before that day.',
  'teams.useCertificate': 'Use a certificate instead',
  'teams.certificate': 'Certificate and private key',
  'teams.certificateHint':
    'PEM, with both the certificate and its key without a password. The certificate is also uploaded in Entra; the key is not.',
  'teams.pages': 'Pages of your district',
  'teams.pagesHint': 'Teams wants them in the app package, and shows them to people.',
  'teams.websiteUrl': 'Website',
  'teams.privacyUrl': 'Privacy',
  'teams.termsUrl': 'Terms of use',
  'teams.stepsNote':
    'Steps tick themselves off when Lectern sees them work. Of settings in Entra and Teams nobody tells; that a tab opens proves them.',
  'teams.step.registration': 'App registration set up',
  'teams.step.registration.how':
    'Read this script, then run it in Azure Cloud Shell (shell.azure.com), signed in where the app is registered. It can be run again whenever a feature is switched, and holds nothing secret.',
  'teams.step.credential': 'Secret or certificate works',
  'teams.step.credential.how':
    'Lectern uses it whenever it asks Microsoft for something. Renew it in Entra under Certificates & secrets in good time, and enter the new one below.',
  'teams.step.consent': 'An administrator consented for the whole tenant',
  'teams.step.consent.how':
    'Go to Microsoft and agree with an account that may consent for everybody: a Privileged Role Administrator or Global Administrator. Lectern believes no address that a browser comes back with; it asks Microsoft itself.',
  'teams.step.package': 'App package uploaded',
  'teams.step.package.how':
    'Download the package, then upload it in the Teams admin center under Teams apps → Manage apps → Upload new app. Allow it there for those who shall have it.',
  'teams.step.policy': 'Installed for teachers',
  'teams.step.policy.how':
    'In the Teams admin center under Teams apps → Setup policies, add Lectern to the installed and pinned apps of the policy that teachers have. It takes up to a day. Notifications reach only those who have the app.',
  'teams.step.tab': 'A teacher opened the tab',
  'teams.step.tab.how': 'In Teams, open Lectern in the bar at the side as a teacher.',
  'teams.step.placed': 'A teacher added an app',
  'teams.step.placed.how':
    'In a class team, add a tab and choose Lectern, or choose an app in Lectern and add it to a class as an assignment.',
  'teams.step.student': 'A student opened an app',
  'teams.step.student.how': 'As a student of that class, open what the teacher added.',
  'teams.step.notice': 'A notification went out',
  'teams.step.notice.how':
    'The first goes to a teacher with a seat that they have never used, in working hours. It shows in their activity in Teams.',
  'teams.step.clean': 'The last launch was good',
  'teams.step.clean.how': 'When one is refused, the reason stands here, with what to change.',
  'teams.script': 'Script for Azure Cloud Shell (bash)',
  'teams.byHand': 'Enter the values by hand instead',
  'teams.byHandHow':
    'Under Authentication add a Web platform with both redirect URIs. Under Expose an API set the application ID URI and add the scope, for admins and users. In the manifest set requestedAccessTokenVersion. Under Token configuration add the optional claim acct to ID and access tokens: it says who is a guest. Under API permissions add the Microsoft Graph permissions that this page lists.',
  'teams.hosts': 'Under Expose an API, authorize these client applications for the scope:',
  'teams.host.1fec8e78-bce4-4aaf-ab1b-5451cc387264': 'Teams on a desktop or phone',
  'teams.host.5e3ce6c0-2b1f-4285-8d4b-75ee78787346': 'Teams in a browser',
  'teams.host.4765445b-32c6-49b0-83e6-1d93765276ca': 'Microsoft 365 in a browser',
  'teams.host.0ec893e0-5785-4de6-99da-4ed124e5296c': 'Microsoft 365 on a desktop',
  'teams.host.d3590ed6-52b3-4102-aeff-aad2292ab01c': 'Microsoft 365 on a phone, Outlook on a desktop',
  'teams.host.bc59ab01-8403-45c6-8796-ac3ef710b3e3': 'Outlook in a browser',
  'teams.host.27922004-5251-4030-b22d-91ecd9a37ea4': 'Outlook on a phone',
  'teams.value.signInUri': 'Redirect URI for signing in',
  'teams.value.consentUri': 'Redirect URI for the consent',
  'teams.value.applicationIdUri': 'Application ID URI',
  'teams.value.scope': 'Scope',
  'teams.value.tokenVersion': 'requestedAccessTokenVersion',
  'teams.value.manifestId': 'ID of the app in Teams',
  'teams.kept.secret': 'A client secret is stored.',
  'teams.kept.certificate': 'A certificate is stored.',
  'teams.credentialEnds': 'It ends {day}.',
  'teams.credentialEnded': 'It ended {day}: enter a new one below.',
  'teams.credentialUnknown': 'Nobody said when it ends.',
  'teams.credentialSoon': 'That is within 30 days: enter a new one below before.',
  'teams.package.never': 'No package has been downloaded yet.',
  'teams.package.current': 'Version {version} is up to date.',
  'teams.package.changed':
    'Something in it has changed since version {version}: download it once more and upload it as an update of the app.',
  'teams.package.download': 'Download the app package',
  'teams.consent': 'Consent at Microsoft',
  'teams.consentAgain': 'Consent again',
  'teams.confirm': 'Ask Microsoft now',
  'teams.confirmed': 'Microsoft confirms {tenant}, {ago}.',
  'teams.missing': 'Not granted yet:',
  'teams.withdraw': 'Give access back',
  'teams.withdrawTitle': 'Do nothing without people any more?',
  'teams.withdrawWhat':
    'Class lists and notifications are switched off, and what was kept for them is deleted. People can open the tab until the app is removed from the tenant.',
  'teams.withdrawConfirm': 'Give back',
  'teams.withdrawn':
    'Lectern does nothing without people in this tenant any more; they can still open the tab. Now let the tenant take its permissions back, as below.',
  'teams.removal': 'Remove the app from the tenant',
  'teams.removalHow':
    'No app can give its own permissions back. An administrator runs these commands, or deletes Lectern in Entra under Enterprise applications; all that was granted ends with it. The app in the Teams admin center is deleted there.',
  'teams.removalScript': 'Commands that remove it (bash)',
  'teams.permissions': 'Permissions of Microsoft Graph',
  'teams.permissionsNote':
    'Of what is switched on now. The app’s own permissions are as Microsoft told last; those for people show themselves when a person uses them.',
  'teams.permission': 'Permission',
  'teams.kind': 'Kind',
  'teams.kind.delegated': 'Delegated: in a person’s name',
  'teams.kind.application': 'Application: the app itself',
  'teams.use': 'For',
  'teams.use.sign-in': 'Signing in',
  'teams.use.classes': 'Own classes and teams',
  'teams.use.placing': 'Adding apps to classes',
  'teams.use.tenant': 'Confirming the tenant',
  'teams.use.roster': 'Class lists',
  'teams.use.notifications': 'Notifications to many at once',
  'teams.granted': 'Granted',
  'teams.granted.granted': 'Granted',
  'teams.granted.missing': 'Missing',
  'teams.granted.untold': 'Shows in use',
  'teams.featuresNote':
    'Each may ask Microsoft for more than launches need. After switching one on, run the script once more and consent again. Assignments need nothing more than what every teacher is asked for.',
  'teams.import.title': 'Class lists from files',
  'teams.import.note':
    'One whole set of School Data Sync takes the place of the class lists of the set before: all of it, or nothing. Of people only their numbers are kept, hashed.',
  'teams.import.files': 'All CSV files of one set, chosen together',
  'teams.import.filesHint':
    'Version 2.1: orgs, users, classes, enrollments. Version 1: School, Section, Student, Teacher, StudentEnrollment, TeacherRoster. Their names say what they are.',
  'teams.import.start': 'Import the set',
  'teams.feature.roster.does':
    'Lectern knows who belongs to a class without waiting for each person to open it. Lists are read by what changed, and as a whole by night.',
  'teams.feature.roster.asks':
    'Reading schools, classes and their members, hidden memberships included, for the whole tenant.',
  'teams.feature.roster.data': 'Who teaches and who attends which class. Names and e-mail are not kept.',
  'teams.feature.roster.off':
    'The class lists that were read from Microsoft are deleted, and a reading under way ends. Switched on again, they are read anew.',
  'teams.feature.notifications.does':
    'A teacher’s nudge also reaches their activity in Teams, in working hours, and only those who have the app.',
  'teams.feature.notifications.asks':
    'Nothing for single notifications: that comes with the app. Many at once need a permission for the whole tenant.',
  'teams.feature.notifications.data': 'The ID that Microsoft has for a teacher, sealed.',
  'teams.feature.notifications.off':
    'Nothing is sent any more, and whom Teams may notify is deleted. Switched on again, teachers are known once they open the tab.',
  'feature.notifications': 'Notifications',
  'teams.values': 'Values of the registration',
  'teams.save': 'Save changes',
  'teams.saved': 'Saved.',
  'teams.outcome.granted': 'An administrator consented, and Microsoft confirms it.',
  'teams.outcome.refused': 'The consent came to nothing. The step about it says why.',
  'teams.outcome.foreign':
    'The consent began in another session of this console, or too long ago, so nothing was kept. Open the installation and begin anew.',
} as const
