import { render } from 'preact'
import { Demo } from './demo/demo.tsx'
import { emptyWhenLeft } from './talk/leaving.ts'
import { Shell } from './talk/shell.tsx'

const root = document.getElementById('page')
if (root) {
  emptyWhenLeft(root)
  render(
    <Shell>
      <Demo />
    </Shell>,
    root,
  )
}
