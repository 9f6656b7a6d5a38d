import { Router } from 'express'
import { Problem } from '@lectern/problem'
import { sendPage } from './http/send-page.ts'
import { htmlDocument } from './pages/html-document.ts'
import { html, type Html } from './pages/html.ts'

/** Imaginary help for teachers, where the demo's resources lead: nothing leaves this machine. */
const pages = {
  'desmos-first-lesson': [
    'A first graphing lesson with Desmos',
    'Open a blank graph, add a slider, let the class predict.',
  ],
  'phet-predict-observe': [
    'Predict, observe, explain with PhET',
    'Students write down a prediction before anybody moves a control.',
  ],
  'khan-weekly-goals': [
    'Weekly goals in Khan Academy',
    'Agree on one goal a week, and look at it together on Friday.',
  ],
  'readworks-article-a-day': [
    'An article a day with ReadWorks',
    'Ten quiet minutes, then two sentences in a notebook.',
  ],
  'exit-tickets': [
    'Exit tickets that tell you something',
    'Ask one question whose wrong answers differ from each other.',
  ],
  'family-messages-es': [
    'Mensajes breves para las familias',
    'Tres frases bastan: qué hicimos, qué sigue, cómo ayudar.',
  ],
} as const

export function pdRoutes(): Router {
  const router = Router()
  router.get('/:slug', (request, response) => {
    const { slug } = request.params
    if (!isPage(slug))
      throw new Problem({
        kind: 'not-found',
        code: 'playground.unknown-page',
        message: 'The playground has no such page.',
      })
    sendPage(response, pdPage(slug))
  })
  return router
}

const isPage = (slug: string): slug is keyof typeof pages => Object.hasOwn(pages, slug)

function pdPage(slug: keyof typeof pages): Html {
  const [title, text] = pages[slug]
  return htmlDocument({
    title: `${title} — Imaginary help · playground`,
    lang: slug.endsWith('-es') ? 'es' : 'en',
    bodyClass: 'refusal',
    body: html`
      <main>
        <p class="kicker">Imaginary help for teachers · playground</p>
        <h1>${title}</h1>
        <p>${text}</p>
      </main>
    `,
  })
}
