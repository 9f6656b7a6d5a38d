/** @jsxImportSource @lectern/ui */
/** Drawn on a 24 × 24 grid with a stroke that follows the text: `.icon` in the styles gives width and line. */
const shapes = {
  check: 'm5 12.5 4.5 4.5L19 7',
  limit: 'M12 7.5v5.5M12 16.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  clock: 'M12 7v5l3.2 2M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  cross: 'M6.5 6.5l11 11M17.5 6.5l-11 11',
  alert:
    'M12 9v4.5M12 17v.01M10.4 4.4 2.9 17.5A1.8 1.8 0 0 0 4.5 20h15a1.8 1.8 0 0 0 1.6-2.5L13.6 4.4a1.8 1.8 0 0 0-3.2 0Z',
  info: 'M12 11v5.5M12 7.5v.01M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0Z',
  shield: 'M12 3 5 5.8v5.4c0 4.5 2.9 7.9 7 9.8 4.1-1.9 7-5.3 7-9.8V5.8L12 3Z',
  grades: 'm2.5 9.5 9.5-4.5 9.5 4.5-9.5 4.5-9.5-4.5ZM6.5 11.5v4.3c2.7 2.6 8.3 2.6 11 0v-4.3M21.5 9.5v5.5',
  people:
    'M12.5 8a3.5 3.5 0 1 1-7 0 3.5 3.5 0 0 1 7 0ZM2.5 20c0-3.8 2.9-6 6.5-6s6.5 2.2 6.5 6M15.5 4.8a3.5 3.5 0 0 1 0 6.4M18 14.6c2.2.8 3.5 2.7 3.5 5.4',
  target: 'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM16.5 12a4.5 4.5 0 1 1-9 0 4.5 4.5 0 0 1 9 0ZM12 12v.01',
  globe:
    'M21 12a9 9 0 1 1-18 0 9 9 0 0 1 18 0ZM3.5 12h17M12 3c2.5 2.6 3.8 5.6 3.8 9s-1.3 6.4-3.8 9c-2.5-2.6-3.8-5.6-3.8-9S9.5 5.6 12 3Z',
  search: 'M18 11a7 7 0 1 1-14 0 7 7 0 0 1 14 0ZM20.5 20.5l-4.5-4.5',
  idea: 'M9.5 18h5M10.5 21h3M8.7 15a6 6 0 1 1 6.6 0c-.6.5-.8 1-.8 1.5h-5c0-.5-.2-1-.8-1.5Z',
  external:
    'M13.5 4.5H19.5V10.5M19.5 4.5l-9 9M9 5.5H6A1.5 1.5 0 0 0 4.5 7v11A1.5 1.5 0 0 0 6 19.5h11a1.5 1.5 0 0 0 1.5-1.5v-3',
  filter: 'M4 7h16M7 12h10M10 17h4',
  offline:
    'M4 4l16 16M8.5 15.5a5 5 0 0 1 6.5-.3M5 12a10 10 0 0 1 4.5-2.5M2 8.5a15 15 0 0 1 4.3-2.6M14 9.3a10 10 0 0 1 5 2.7M10.5 5.1A15 15 0 0 1 22 8.5M12 19.5v.01',
  'chevron-down': 'm6 9.5 6 6 6-6',
  'chevron-right': 'm9.5 6 6 6-6 6',
  'arrow-up': 'M12 19.5v-15M6 10.5l6-6 6 6',
  'arrow-down': 'M12 4.5v15M6 13.5l6 6 6-6',
  overview: 'M4 4.5h6.5v8H4ZM13.5 4.5H20v4.5h-6.5ZM13.5 12H20v7.5h-6.5ZM4 15.5h6.5v4H4Z',
  plug: 'M9 3v5M15 3v5M6.5 8h11v3.5a5.5 5.5 0 0 1-11 0ZM12 17v4',
  catalog: 'M4.5 4.5h6v6h-6ZM13.5 4.5h6v6h-6ZM4.5 13.5h6v6h-6ZM16.5 13.5v6M13.5 16.5h6',
  'sign-out': 'M14.5 4.5H6A1.5 1.5 0 0 0 4.5 6v12A1.5 1.5 0 0 0 6 19.5h8.5M10 12h10.5M17 8.5l3.5 3.5-3.5 3.5',
  copy: 'M9 9h10.5v10.5H9ZM5.5 15H4.5V4.5H15v1',
  upload: 'M12 15.5V4.5M7.5 9 12 4.5 16.5 9M4.5 15.5v4h15v-4',
  download: 'M12 4.5v11M7.5 11l4.5 4.5 4.5-4.5M4.5 15.5v4h15v-4',
  plus: 'M12 5v14M5 12h14',
} as const

export type IconName = keyof typeof shapes

/** Decorative always: the words beside it carry the meaning. */
export const Icon = ({ name }: { name: IconName }) => (
  <svg className="icon" viewBox="0 0 24 24" aria-hidden="true" focusable="false">
    <path d={shapes[name]} />
  </svg>
)
