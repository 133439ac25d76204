import type { Bundle } from 'fhir/r4.js'
import { useState } from 'preact/hooks'
import type { Written } from '../../model/smart/saving/transaction.ts'
import type { SmartWords } from './words.ts'

interface Asked {
  readonly transaction: Bundle<Written>
  readonly say: SmartWords
}

/** Exactly what is written: in lines as two people read them, and as resources with their codes once the professional asks. */
export function WhatIsWritten({ transaction: { entry = [] }, say }: Asked) {
  const [isOpen, setOpen] = useState(false)
  const resources = entry.flatMap(({ resource }) => resource ?? [])
  return (
    <>
      <p>{say.lead}</p>
      <ul class="listed">
        {resources
          .flatMap((resource) => linesOf(resource, say))
          .map((line) => (
            <li key={line}>{line}</li>
          ))}
      </ul>
      <details onToggle={({ currentTarget }) => setOpen(currentTarget.open)}>
        <summary>{say.exactly}</summary>
        {isOpen && <pre>{JSON.stringify(resources, null, 2)}</pre>}
      </details>
    </>
  )
}

function linesOf(resource: Written, say: SmartWords): readonly string[] {
  if (resource.resourceType === 'ServiceRequest') return [say.referral(resource.code?.text ?? '')]
  if (resource.resourceType === 'CarePlan') return [say.talk, ...(resource.note ?? []).map(({ text }) => text)]
  if (resource.lifecycleStatus === 'rejected') return [say.refusal]
  return [say.goal(resource.description.text ?? ''), ...(resource.note ?? []).map(({ text }) => text)]
}
