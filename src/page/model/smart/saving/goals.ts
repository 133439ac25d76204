import type { Annotation, Goal, Reference } from 'fhir/r4.js'
import type { AgreedLine, AgreedTalk } from './agreed.ts'

/** Lines that say what the person wants; the first of them that may be written is the goal, the others stand with it. */
const wishes = ['own-words', 'wishes']
/** Lines that say more of it: text, never a measured value. */
const more = ['scales', 'helpers', 'pillars']

/** What the person wants, as they said it; null where nothing of it may stand in the record. */
export function ownGoal({ lines, day, patientId, saidBy, author, say }: AgreedTalk): Goal | null {
  const told = lines.filter(({ kind, inRecord }) => inRecord && wishes.includes(kind))
  const [first, ...others] = told.toSorted((one, other) => wishes.indexOf(one.kind) - wishes.indexOf(other.kind))
  if (!first) return null
  const note = [...others, ...lines.filter(({ kind, inRecord }) => inRecord && more.includes(kind))].map(noteOf)
  return {
    resourceType: 'Goal',
    lifecycleStatus: 'accepted',
    description: { text: first.text },
    subject: { reference: `Patient/${patientId}` },
    startDate: day,
    statusDate: day,
    ...(saidBy !== null && { expressedBy: speaker() }),
    ...(note.length > 0 && { note }),
  }

  function speaker(): Reference {
    if (saidBy === 'patient') return { reference: `Patient/${patientId}` }
    if (saidBy === 'related') return { type: 'RelatedPerson', display: say.related }
    return author === null ? { type: 'Practitioner', display: say.practitioner } : { reference: author }
  }
}

/** The refusal that the service reads, where something was put off or turned down. */
export function refusalGoal({ templates, decision, day }: AgreedTalk): Goal | null {
  if (decision !== 'later' && decision !== 'not') return null
  return { ...templates.refusal, statusDate: day }
}

function noteOf({ label, text }: AgreedLine): Annotation {
  return { text: `${label}: ${text}` }
}
