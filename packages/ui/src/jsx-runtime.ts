import * as react from 'react/jsx-runtime'

export type { JSX } from 'react'

type Runtime = Pick<typeof react, 'jsx' | 'jsxs' | 'Fragment'>

let runtime: Runtime = react

/**
 * The components are compiled against this module instead of React's own. A bundler can alias React away, but the
 * server that renders the Preact page runs without one: it hands in Preact's functions before it renders.
 */
export function provideJsx(other: unknown): void {
  // Both runtimes share the calling convention; only their element types differ.
  runtime = other as Runtime
}

export const jsx: Runtime['jsx'] = (type, props, key) => runtime.jsx(type, props, key)
export const jsxs: Runtime['jsxs'] = (type, props, key) => runtime.jsxs(type, props, key)
export const Fragment = react.Fragment
