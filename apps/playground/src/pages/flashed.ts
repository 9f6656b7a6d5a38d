import type { Flash } from '../http/flash.ts'
import { html, type Html } from './html.ts'

/** What a tool wants the person to read when it is done. */
export const flashed = ({ message, errorMessage }: Flash): Html => html`
  ${message && html`<p class="tool-alert" role="status">Message from external tool: ${message}</p>`}
  ${errorMessage && html`<p class="tool-alert error" role="alert">Error message from external tool: ${errorMessage}</p>`}
`
