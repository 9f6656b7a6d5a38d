import { Readable } from 'node:stream'

/** Made up like the district, as a director would upload it. The pages are the playground's: nothing leads outside. */
export const helpFile = (playgroundUrl: string): Readable =>
  Readable.from([Buffer.from(rows(`${playgroundUrl}/pd`).join('\n'))])

const rows = (pages: string): string[] => [
  'id,title,url,kind,minutes,language,provider,description,app,grades,subjects',
  `demo-1,A first graphing lesson with Desmos,${pages}/desmos-first-lesson,video,8,en,Fairview Coaches,"See how a colleague starts: one slider, one prediction, one surprise.",learnplatform:64947,6-12,Algebra`,
  `demo-2,"Predict, observe, explain with PhET",${pages}/phet-predict-observe,article,6,en,Fairview Coaches,Three steps that make a simulation a lesson and not a game.,learnplatform:71152,5-12,Science`,
  `demo-3,Weekly goals in Khan Academy,${pages}/khan-weekly-goals,course,45,en,Fairview Learning Team,"Set goals with the class, read the report, follow up on Friday.",learnplatform:29322,3-10,Mathematics`,
  `demo-4,An article a day with ReadWorks,${pages}/readworks-article-a-day,page,3,en,Fairview Learning Team,"The routine on one page, ready to print.",learnplatform:64915,2-8,Reading`,
  `demo-5,Exit tickets that tell you something,${pages}/exit-tickets,video,5,en,Fairview Coaches,"Which question to ask in the last two minutes, and what to do with the answers.",,,`,
  `demo-6,Mensajes breves para las familias,${pages}/family-messages-es,article,4,es,Fairview Family Office,Cómo escribir a las familias en tres frases.,,K-8,`,
]
