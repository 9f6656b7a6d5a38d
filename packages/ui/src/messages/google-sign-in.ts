import { catalog } from './catalog.ts'

/** Signing in with Google from a frame inside Classroom, and the window in which it happens. */
export const googleSignInMessages = catalog({
  en: {
    title: 'Sign in to use Lectern here',
    teacher:
      'Use the Google account of your school, the one you see in Classroom. Lectern then knows which class this is.',
    student: 'Use the Google account of your school, the one you see in Classroom.',
    button: 'Continue with Google',
    waiting: 'Waiting for the window in which you sign in…',
    closed: 'The window was closed before the sign-in was finished. Try again when you are ready.',
    blocked: 'Your browser kept the window from opening.',
    'blocked.do': 'Allow pop-ups for this page, or open the sign-in in a tab:',
    'blocked.open': 'Open the sign-in in a new tab',
    'code.label': 'Type the code that the other window shows',
    'code.submit': 'Continue',
    'done.title': 'You are signed in',
    'done.close': 'You can close this window and go on in Classroom.',
    'done.code': 'If Classroom asks for a code, type this one:',
  },
  es: {
    title: 'Inicie sesión para usar Lectern aquí',
    teacher:
      'Use la cuenta de Google de su escuela, la que ve en Classroom. Así Lectern sabe qué clase es esta.',
    student: 'Usa la cuenta de Google de tu escuela, la que ves en Classroom.',
    button: 'Continuar con Google',
    waiting: 'Esperando la ventana en la que inicia sesión…',
    closed: 'La ventana se cerró antes de terminar. Inténtelo de nuevo cuando quiera.',
    blocked: 'Su navegador no dejó abrir la ventana.',
    'blocked.do':
      'Permita las ventanas emergentes para esta página, o abra el inicio de sesión en una pestaña:',
    'blocked.open': 'Abrir el inicio de sesión en una pestaña nueva',
    'code.label': 'Escriba el código que muestra la otra ventana',
    'code.submit': 'Continuar',
    'done.title': 'Sesión iniciada',
    'done.close': 'Puede cerrar esta ventana y seguir en Classroom.',
    'done.code': 'Si Classroom pide un código, escriba este:',
  },
})
