import { render } from 'preact'
import { Shell } from './shell.tsx'
import { writeWords } from './words/write.ts'
import { Write } from './write/write.tsx'

const root = document.getElementById('page')
if (root)
  render(
    <Shell titled={(language) => writeWords[language].title}>
      <Write />
    </Shell>,
    root,
  )
