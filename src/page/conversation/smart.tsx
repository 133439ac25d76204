import { render } from 'preact'
import { comeBack } from './smart/come-back.ts'
import { SaveTalk } from './smart/save-talk.tsx'
import { Conversation } from './talk/conversation.tsx'
import { emptyWhenLeft } from './talk/leaving.ts'
import { Shell } from './talk/shell.tsx'

// At once: what comes back of signing in may not stay in the address, nor be there when anything else looks.
const query = new URLSearchParams(location.search)
history.replaceState(null, '', location.pathname)

const source = () => comeBack(query)
const root = document.getElementById('page')
if (root) {
  emptyWhenLeft(root)
  render(
    <Shell>
      <Conversation source={source} Save={SaveTalk} />
    </Shell>,
    root,
  )
}
