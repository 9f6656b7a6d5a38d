import { htmlDocument } from './html-document.ts'
import { html, type Html } from './html.ts'

/** The hidden frame that answers platform storage for the page around it. */
export const forwardingPage = (name: string): Html =>
  htmlDocument({ title: name, bodyClass: 'forwarding', scripts: ['forwarding-frame.js'], body: html`` })
