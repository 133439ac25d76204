import type { PartName } from '../../../conversation/sheet.ts'

const paths: Readonly<Record<PartName, string>> = {
  course: 'M4 4v16h16M7.5 15l4-4 3 2 5-6',
  goal: 'M12 3a9 9 0 1 0 0 18 9 9 0 0 0 0-18zM12 8a4 4 0 1 0 0 8 4 4 0 0 0 0-8zM12 12v.1',
  wishes: 'M4 5h16v11h-8.5L7 20v-4H4zM8.5 10.5v.1M12 10.5v.1M15.5 10.5v.1',
  options: 'M12 2.5v2M12 10v2M12 17v4.5M5 4.5h11L19 7l-3 3H5zM19 12H8l-3 2.5L8 17h11z',
  safety: 'M12 3l8 3v6c0 5-3.5 8-8 9-4.5-1-8-4-8-9V6zM8.5 12l2.5 2.5 4.5-5',
  agreements: 'M9 5H6v16h12V5h-3M9 3h6v4H9zM8.5 12.5l1.5 1.5 2.5-3M14.5 12.5h1.5M8.5 17h7.5',
}

/** What a part is about, for who would rather look than read; words that say the same stand beside it. */
export function Picture({ of: part }: { of: PartName }) {
  return (
    <svg class="picture" viewBox="0 0 24 24" aria-hidden="true">
      <path d={paths[part]} />
    </svg>
  )
}
