import { render } from 'preact'
import { Programmes } from './directory/programmes.tsx'
import { Shell } from './shell.tsx'
import { directoryWords } from './words/directory.ts'

const root = document.getElementById('page')
if (root)
  render(
    <Shell titled={(language) => directoryWords[language].title}>
      <Programmes />
    </Shell>,
    root,
  )
