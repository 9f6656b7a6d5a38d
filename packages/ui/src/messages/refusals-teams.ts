import { catalog } from './catalog.ts'

/** The pages that stand in a tab of Microsoft Teams, or in a browser in its place, when it cannot become a page. */
export const teamsRefusalMessages = catalog({
  en: {
    'teamsOutside.title': 'Open this page in Microsoft Teams',
    'teamsOutside.what': 'This page belongs in a tab of Teams, and it was opened without it.',
    'teamsOutside.do': 'Open Lectern in Teams, or sign in here in the browser.',
    'teamsOutside.admin': 'Nothing is wrong: the address of the tab was opened outside Teams.',

    'teamsSilent.title': 'Teams did not answer',
    'teamsSilent.what': 'The page asked Teams who you are and waited five seconds in vain.',
    'teamsSilent.do': 'Try again. If that does not help, open Lectern in the browser.',
    'teamsSilent.admin':
      'The page stands in a frame that is not Teams, or in a Teams client that is too old for it. Update the client.',

    'teamsToken.title': 'Teams did not say who you are',
    'teamsToken.what': 'Teams opened this page and gave it no proof of who is looking.',
    'teamsToken.do': 'Try again, or open Lectern in the browser. You did nothing wrong.',
    'teamsToken.admin':
      'The words of Teams are under Details. Compare the Application ID URI, its scope and the pre-authorised clients of the app registration with the values in the Lectern console.',

    'teamsReopen.title': 'Open this tab again',
    'teamsReopen.what': 'What Teams gave this tab to prove who you are is not good any more.',
    'teamsReopen.do': 'Try again; if that does not help, reload Teams.',
    'teamsReopen.admin': 'If it happens every time, the reference below leads to the log.',

    'teamsConsent.title': 'One permission is missing',
    'teamsConsent.what': 'Lectern may not see yet which classes you belong to, so it cannot open this page.',
    'teamsConsent.do': 'Allow it once in the window of Microsoft; you are not asked again.',
    'teamsConsent.admin':
      'Grant the permissions for the whole tenant, from the Lectern console or in the Entra admin center; then nobody is asked.',

    'teamsConsentPending.title': 'Microsoft needs a moment',
    'teamsConsentPending.what': 'You allowed it, and Microsoft has not passed that on to everyone yet.',
    'teamsConsentPending.do': 'Wait half a minute, then try again. You need not allow it a second time.',
    'teamsConsentPending.admin':
      'If it stays so, the tenant does not let people consent to apps: grant the permissions for everyone.',

    'teamsAdminConsent.title': 'Your school has to allow Lectern first',
    'teamsAdminConsent.what': 'Lectern is not allowed in your school’s Microsoft 365 yet.',
    'teamsAdminConsent.do': 'You did nothing wrong. Send the details below to your administrator.',
    'teamsAdminConsent.admin':
      'An administrator of the tenant has to consent to the app: the Lectern console leads there.',

    'teamsSignIn.title': 'Microsoft wants to see more of you',
    'teamsSignIn.what': 'Your school asks for another step before this page opens, such as a second factor.',
    'teamsSignIn.do': 'Sign in once more in the window of Microsoft.',
    'teamsSignIn.admin': 'A Conditional Access policy asks for it; Lectern passes it on as it is.',

    'teamsOtherTenant.title': 'Lectern is not set up for your school',
    'teamsOtherTenant.what':
      'Your Microsoft account belongs to an organization that no district here has entered.',
    'teamsOtherTenant.do': 'If you have several accounts, use the one of your school.',
    'teamsOtherTenant.admin':
      'Add a Teams installation for the tenant in the Lectern console, or remove the app from that tenant.',

    'teamsGuest.title': 'Guests cannot use Lectern',
    'teamsGuest.what': 'You are a guest in this organization, and Lectern is for its own people.',
    'teamsGuest.do': 'Switch Teams to your own organization.',
    'teamsGuest.admin': 'Guest accounts have no role in a district; nothing has to be changed.',

    'teamsNotInTeam.title': 'This page is for the members of another team',
    'teamsNotInTeam.what':
      'Microsoft does not list you among the people of the team that this page belongs to.',
    'teamsNotInTeam.do': 'Go back to a team of yours. If this one is yours, tell its owner.',
    'teamsNotInTeam.admin':
      'Membership is asked of Microsoft Graph each time; what a tab says about itself is not believed.',

    'teamsTeamGone.title': 'This class is not there any more',
    'teamsTeamGone.what': 'The class that this page belongs to was deleted.',
    'teamsTeamGone.do': 'Open Lectern from a class of this year.',
    'teamsTeamGone.admin': 'Microsoft Graph answered that there is no such class or team.',

    'teamsTeachersOnly.title': 'Only teachers add apps here',
    'teamsTeachersOnly.what': 'Microsoft does not know you as a teacher of this class.',
    'teamsTeachersOnly.do': 'Ask the teacher of the class to add the app.',
    'teamsTeachersOnly.admin':
      'A teacher is an owner of the class team, or has the primary role of a teacher in Microsoft 365 Education.',

    'teamsSetup.title': 'Lectern is not fully set up in Teams',
    'teamsSetup.what': 'Microsoft and Lectern do not agree about the app.',
    'teamsSetup.do': 'You did nothing wrong. Send the details below to your administrator.',
    'teamsSetup.admin':
      'Compare the app registration in Entra and the app package with the values in the Lectern console. The code below says which of them.',

    'teamsBusy.title': 'Microsoft is not answering right now',
    'teamsBusy.what': 'Lectern asks Microsoft who is in a class, and Microsoft is busy or away.',
    'teamsBusy.do': 'Wait a minute, then try again.',
    'teamsBusy.admin': 'The reference below leads to Microsoft’s answer in the log.',

    'teamsDeclined.title': 'You are not signed in',
    'teamsDeclined.what': 'The sign-in was cancelled before it was finished.',
    'teamsDeclined.do': 'Try again when you are ready, or open Lectern in Teams.',
    'teamsDeclined.admin': 'Nothing to do: the person closed the page of Microsoft or did not agree.',

    'act.consent': 'Allow in a window',
    'act.signIn': 'Sign in again',
    'act.retry': 'Try again',
    'act.browser': 'Open in the browser',
  },
  es: {
    'teamsOutside.title': 'Abra esta página en Microsoft Teams',
    'teamsOutside.what': 'Esta página va en una pestaña de Teams y se abrió sin él.',
    'teamsOutside.do': 'Abra Lectern en Teams o inicie sesión aquí, en el navegador.',
    'teamsOutside.admin': 'No hay ningún error: la dirección de la pestaña se abrió fuera de Teams.',

    'teamsSilent.title': 'Teams no respondió',
    'teamsSilent.what': 'La página preguntó a Teams quién es usted y esperó cinco segundos en vano.',
    'teamsSilent.do': 'Inténtelo de nuevo. Si no ayuda, abra Lectern en el navegador.',
    'teamsSilent.admin':
      'La página está en un marco que no es Teams, o en un cliente de Teams demasiado antiguo. Actualice el cliente.',

    'teamsToken.title': 'Teams no dijo quién es usted',
    'teamsToken.what': 'Teams abrió esta página sin darle ninguna prueba de quién la mira.',
    'teamsToken.do': 'Inténtelo de nuevo o abra Lectern en el navegador. Usted no hizo nada mal.',
    'teamsToken.admin':
      'Las palabras de Teams están en Detalles. Compare el URI de ID de aplicación, su ámbito y los clientes autorizados del registro de la aplicación con los valores de la consola de Lectern.',

    'teamsReopen.title': 'Abra esta pestaña otra vez',
    'teamsReopen.what': 'Lo que Teams dio a esta pestaña para probar quién es usted ya no sirve.',
    'teamsReopen.do': 'Inténtelo de nuevo; si no ayuda, vuelva a cargar Teams.',
    'teamsReopen.admin': 'Si ocurre siempre, el código de referencia lleva al registro.',

    'teamsConsent.title': 'Falta un permiso',
    'teamsConsent.what':
      'Lectern aún no puede ver a qué clases pertenece usted, y por eso no puede abrir esta página.',
    'teamsConsent.do': 'Permítalo una vez en la ventana de Microsoft; no se le volverá a preguntar.',
    'teamsConsent.admin':
      'Conceda los permisos para todo el inquilino, desde la consola de Lectern o en el centro de administración de Entra; así no se pregunta a nadie.',

    'teamsConsentPending.title': 'Microsoft necesita un momento',
    'teamsConsentPending.what': 'Usted lo permitió y Microsoft aún no lo ha comunicado a todos.',
    'teamsConsentPending.do':
      'Espere medio minuto e inténtelo de nuevo. No tiene que permitirlo por segunda vez.',
    'teamsConsentPending.admin':
      'Si sigue igual, el inquilino no deja que las personas consientan aplicaciones: conceda los permisos para todos.',

    'teamsAdminConsent.title': 'Su escuela tiene que permitir Lectern primero',
    'teamsAdminConsent.what': 'Lectern aún no está permitido en el Microsoft 365 de su escuela.',
    'teamsAdminConsent.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'teamsAdminConsent.admin':
      'Un administrador del inquilino tiene que dar su consentimiento a la aplicación: la consola de Lectern lleva allí.',

    'teamsSignIn.title': 'Microsoft quiere comprobar algo más',
    'teamsSignIn.what':
      'Su escuela pide otro paso antes de abrir esta página, por ejemplo un segundo factor.',
    'teamsSignIn.do': 'Inicie sesión una vez más en la ventana de Microsoft.',
    'teamsSignIn.admin': 'Lo pide una directiva de acceso condicional; Lectern la transmite tal cual.',

    'teamsOtherTenant.title': 'Lectern no está configurado para su escuela',
    'teamsOtherTenant.what':
      'Su cuenta de Microsoft es de una organización que ningún distrito ha registrado aquí.',
    'teamsOtherTenant.do': 'Si tiene varias cuentas, use la de su escuela.',
    'teamsOtherTenant.admin':
      'Agregue una instalación de Teams para el inquilino en la consola de Lectern, o quite la aplicación de ese inquilino.',

    'teamsGuest.title': 'Los invitados no pueden usar Lectern',
    'teamsGuest.what': 'Usted es invitado en esta organización, y Lectern es para su propia gente.',
    'teamsGuest.do': 'Cambie Teams a su propia organización.',
    'teamsGuest.admin': 'Las cuentas de invitado no tienen función en un distrito; no hay que cambiar nada.',

    'teamsNotInTeam.title': 'Esta página es de los miembros de otro equipo',
    'teamsNotInTeam.what':
      'Microsoft no lo cuenta entre las personas del equipo al que pertenece esta página.',
    'teamsNotInTeam.do': 'Vuelva a un equipo suyo. Si este es el suyo, avise a su propietario.',
    'teamsNotInTeam.admin':
      'La pertenencia se pregunta cada vez a Microsoft Graph; lo que una pestaña dice de sí misma no se da por cierto.',

    'teamsTeamGone.title': 'Esta clase ya no existe',
    'teamsTeamGone.what': 'La clase a la que pertenece esta página fue eliminada.',
    'teamsTeamGone.do': 'Abra Lectern desde una clase de este año.',
    'teamsTeamGone.admin': 'Microsoft Graph respondió que no hay tal clase o equipo.',

    'teamsTeachersOnly.title': 'Aquí solo los docentes agregan aplicaciones',
    'teamsTeachersOnly.what': 'Microsoft no lo conoce como docente de esta clase.',
    'teamsTeachersOnly.do': 'Pida al docente de la clase que agregue la aplicación.',
    'teamsTeachersOnly.admin':
      'Docente es quien es propietario del equipo de la clase o tiene la función principal de docente en Microsoft 365 Educación.',

    'teamsSetup.title': 'Lectern no está bien configurado en Teams',
    'teamsSetup.what': 'Microsoft y Lectern no coinciden sobre la aplicación.',
    'teamsSetup.do': 'Usted no hizo nada mal. Envíe los datos de abajo a su administrador.',
    'teamsSetup.admin':
      'Compare el registro de la aplicación en Entra y el paquete de la aplicación con los valores de la consola de Lectern. El código de abajo dice cuál de ellos.',

    'teamsBusy.title': 'Microsoft no responde en este momento',
    'teamsBusy.what':
      'Lectern pregunta a Microsoft quién está en una clase, y Microsoft está ocupado o ausente.',
    'teamsBusy.do': 'Espere un minuto e inténtelo de nuevo.',
    'teamsBusy.admin': 'El código de referencia lleva a la respuesta de Microsoft en el registro.',

    'teamsDeclined.title': 'No ha iniciado sesión',
    'teamsDeclined.what': 'El inicio de sesión se canceló antes de terminar.',
    'teamsDeclined.do': 'Inténtelo de nuevo cuando quiera, o abra Lectern en Teams.',
    'teamsDeclined.admin': 'No hay que hacer nada: la persona cerró la página de Microsoft o no aceptó.',

    'act.consent': 'Permitir en una ventana',
    'act.signIn': 'Iniciar sesión otra vez',
    'act.retry': 'Intentar de nuevo',
    'act.browser': 'Abrir en el navegador',
  },
})
