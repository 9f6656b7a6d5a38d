export type { JSX } from 'react'
export { Fragment, jsx as jsxDEV } from './jsx-runtime.ts'
