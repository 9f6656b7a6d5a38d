import { Html } from './html.ts'

/** Line icons of our own drawing, 24 × 24, decorative: the text beside them says it all. */
const paths = {
  account: 'M12 12a4 4 0 1 0 0-8 4 4 0 0 0 0 8Zm-7.5 8c.8-3.6 3.8-5.5 7.5-5.5s6.700 1.900 7.500 5.500',
  dashboard: 'M4 15a8 8 0 1 1 16 0M12 15l4-5M3 19h18',
  courses:
    'M5 5.500A1.500 1.500 0 0 1 6.500 4H19v13H6.500A1.500 1.500 0 0 0 5 18.500V5.500Zm0 13A1.500 1.500 0 0 0 6.500 20H19v-3M9 8h6',
  admin:
    'M12 3l7.500 3v5.500c0 4.500-3.100 7.700-7.500 9.500-4.400-1.800-7.500-5-7.500-9.500V6L12 3Zm-3 9 2.200 2.200L15.500 10',
  help: 'M9.200 9.200a2.800 2.800 0 1 1 4 2.600c-.8.4-1.200 1-1.200 2v.4M12 17.500v.1M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Z',
  menu: 'M4 7h16M4 12h16M4 17h16',
  page: 'M7 3.500h7l4 4v13H7v-17Zm7 0v4h4M10 12h5M10 15.500h5',
  assignment: 'M6 4.500h12v16H6v-16Zm3-1.500h6v3H9V3Zm0 8h6M9 14.500h4',
  discussion: 'M4 5h16v11h-8l-4 4v-4H4V5Zm4 4h8M8 12h5',
  quiz: 'M5 4h14v16H5V4Zm3 5 1.200 1.200L11.500 8M14 9h2.500M8 15l1.200 1.200 2.300-2.200M14 15h2.500',
  link: 'M10 14a4 4 0 0 0 5.700 0l3-3a4 4 0 0 0-5.700-5.700l-1 1M14 10a4 4 0 0 0-5.700 0l-3 3A4 4 0 0 0 11 18.700l1-1',
  check: 'M12 21a9 9 0 1 0 0-18 9 9 0 0 0 0 18Zm-4-9 2.800 2.800L16 9.500',
  plus: 'M12 5v14M5 12h14',
  close: 'M6 6l12 12M18 6L6 18',
  caret: 'M7 10l5 5 5-5',
  announcement: 'M4 10v4h3l8 4V6l-8 4H4Zm14-1.500a5 5 0 0 1 0 7',
  window: 'M10 5H5v14h14v-5M14 4h6v6M20 4l-9 9',
  tree: 'M12 3 6.500 10H9l-4 5.500h14L15 10h2.500L12 3Zm0 12.500V21',
} as const

export type IconName = keyof typeof paths

export const icon = (name: IconName): Html =>
  new Html(
    `<svg class="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false"><path d="${paths[name]}"/></svg>`,
  )
