const paths = {
  search: 'M9 3.5a5.5 5.5 0 1 0 0 11 5.5 5.5 0 0 0 0-11zM13 13l4 4',
  person: 'M10 3.5a3.2 3.2 0 1 0 0 6.4 3.2 3.2 0 0 0 0-6.4zM3.5 17c.6-3.4 3.2-5 6.5-5s5.9 1.6 6.5 5',
  file: 'M5 2.8h6.5L15 6.3v10.9H5zM11.5 2.8v3.5H15M10 9v5M7.5 11.5h5',
  again: 'M16 10a6 6 0 1 1-1.9-4.4M16.2 2.8v3.4h-3.4',
  copy: 'M7.5 7.5h9v9h-9zM12.5 7.5v-4h-9v9h4',
  done: 'M4 10.5l4 4 8-9',
  undone: 'M5 5l10 10M15 5 5 15',
  care: 'M10 2.5l6.5 2.4v4.6c0 3.7-2.6 6.6-6.5 8-3.9-1.4-6.5-4.3-6.5-8V4.9zM10 6.5v4M10 13.2v.1',
  send: 'M3 10h12.5M11 5.5l4.5 4.5-4.5 4.5',
  plan: 'M3.5 5h13v11.5h-13zM3.5 8.5h13M7 2.8V6M13 2.8V6',
  aim: 'M10 3a7 7 0 1 0 0 14 7 7 0 0 0 0-14zM10 7a3 3 0 1 0 0 6 3 3 0 0 0 0-6z',
  task: 'M4 3.5h12v13H4zM7 10l2.2 2.2L13.5 7.5',
  write: 'M4 16l.8-3.5L13.5 3.8l2.7 2.7-8.7 8.7zM11.8 5.5l2.7 2.7',
} as const

export type IconName = keyof typeof paths

/** A small drawing beside words that say the same. */
export function Icon({ name }: { name: IconName }) {
  return (
    <svg class="icon" viewBox="0 0 20 20" aria-hidden="true">
      <path d={paths[name]} />
    </svg>
  )
}
