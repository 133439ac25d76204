import type { ComponentType } from 'preact'
import { useEffect, useRef, useState } from 'preact/hooks'
import type { Panel } from '../../../conversation/sheet.ts'
import { useIdle } from '../talk/idle.ts'
import { useTalk } from '../talk/speech.ts'
import type { ContentAsked } from './panel-content.tsx'

/** After so long without use the panel closes, in milliseconds. */
const patience = 60_000

/** What the professional alone looks at: asked a second time before it shows, as the patient sees the same screen. Never printed. */
export function ProfessionalPanel({ panel, onClose }: { panel: Panel; onClose: () => void }) {
  const { say } = useTalk()
  const [isShown, setShown] = useState(false)
  const question = useRef<HTMLParagraphElement>(null)
  useIdle(patience, onClose)
  useEffect(() => question.current?.focus(), [])
  return (
    <section class="aside panel" aria-label={say.panel}>
      {isShown ? (
        <Content panel={panel} />
      ) : (
        <>
          <p ref={question} tabIndex={-1}>
            {say.panelAsk}
          </p>
          <button type="button" onClick={() => setShown(true)}>
            {say.panelShow}
          </button>
        </>
      )}
      <button type="button" onClick={onClose}>
        {isShown ? say.panelClose : say.panelNot}
      </button>
    </section>
  )
}

/** Its content, which is fetched when it is asked for. */
function Content({ panel }: { panel: Panel }) {
  const { say } = useTalk()
  const [Loaded, setLoaded] = useState<ComponentType<ContentAsked> | 'failed' | null>(null)
  useEffect(() => {
    import('./panel-content.tsx').then(
      ({ PanelContent }) => setLoaded(() => PanelContent),
      () => setLoaded('failed'),
    )
  }, [])
  if (Loaded === 'failed') return <p role="alert">{say.panelFailed}</p>
  return Loaded ? <Loaded panel={panel} /> : <p aria-busy="true">{say.busy}</p>
}
