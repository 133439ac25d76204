import { render } from 'preact'
import { Explained } from './explained/explained.tsx'
import { Shell } from './shell.tsx'
import { explainedWords } from './words/explained.ts'

const root = document.getElementById('page')
if (root)
  render(
    <Shell titled={(language) => explainedWords[language].title}>
      <Explained />
    </Shell>,
    root,
  )
