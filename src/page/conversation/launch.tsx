import { render } from 'preact'
import { Begun } from './smart/begun.tsx'
import { Shell } from './talk/shell.tsx'

const root = document.getElementById('page')
if (root)
  render(
    <Shell>
      <Begun address={new URL(location.href)} />
    </Shell>,
    root,
  )
