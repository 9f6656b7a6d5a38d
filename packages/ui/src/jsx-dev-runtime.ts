import { jsx, jsxs } from './jsx-runtime.ts'

export type { JSX } from 'react'
export { Fragment } from './jsx-runtime.ts'

/** Static children come as a list too, which is no reason to ask for keys. */
export const jsxDEV = (
  ...[type, properties, key, isStatic]: [...Parameters<typeof jsx>, isStatic?: boolean]
): ReturnType<typeof jsx> => (isStatic ? jsxs : jsx)(type, properties, key)
