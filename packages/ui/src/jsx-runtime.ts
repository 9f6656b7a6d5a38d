import * as react from 'react/jsx-runtime'

export type { JSX } from 'react'

type CreateElement = (type: unknown, props: unknown, key?: unknown) => unknown
interface Runtime {
  jsx: CreateElement
  jsxs: CreateElement
}

// React and Preact share the calling convention; only their types differ, and the compiler checks JSX by its own.
let runtime = react as unknown as Runtime

/**
 * The components are compiled against this module instead of React's own (`@jsxImportSource` in their first line). A
 * bundler can alias React away, but the server that renders the Preact page runs without one: it hands in Preact's
 * functions before it renders.
 */
export function provideJsx(other: object): void {
  runtime = other as Runtime
}

export const jsx: CreateElement = (type, props, key) => runtime.jsx(type, props, key)
export const jsxs: CreateElement = (type, props, key) => runtime.jsxs(type, props, key)
export const { Fragment } = react
