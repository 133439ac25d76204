import type { Condition } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { loadKnowledge } from '../src/knowledge/load.ts'
import type { Case } from './case.ts'
import { judge } from './judge.ts'

const knowledge = await loadKnowledge()
const service = knowledge.services.get('diabetes-remission')
if (!service) throw new Error('there is no service diabetes-remission')

const recorded = { onset: '2018-02-01', clinical: 'remission', note: [{ text: 'eigen notitie' }] }
const checked = { all: '2026-10-01' }

function card(patient: Case['patient']) {
  if (!service) throw new Error('no service')
  const [first] = judge({ name: 'one', patient, expect: {} }, service, knowledge).composed.cards
  if (!first) throw new Error('no card')
  return { ...first, labels: first.suggestions?.map(({ label }) => label) ?? [] }
}

describe('the card of values that no longer fit', () => {
  it('names one raised value, and does not offer to record the end of remission', () => {
    const { summary, detail, labels } = card({ type2: recorded, checked, hba1c: { '2026-11-01': 50 } })
    expect(summary).toBe('Remissie vastgelegd, maar HbA1c 50 mmol/mol: overweeg dit te herhalen')
    expect(detail).toContain('op één dag')
    expect(labels).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
  })

  it('names both values of one day', () => {
    const both = { hba1c: { '2026-11-01': 50 }, 'fasting-glucose': { '2026-11-01': 7.3 } }
    expect(card({ type2: recorded, checked, ...both }).summary).toBe(
      'Remissie vastgelegd, maar HbA1c 50 mmol/mol en nuchtere glucose 7,3 mmol/L: overweeg dit te herhalen',
    )
  })

  it('offers relapse for the diagnosis when remission ended, and keeps everything else of it', () => {
    const { summary, labels, suggestions } = card({ type2: recorded, hba1c: { '2026-11-01': 50, '2026-08-01': 52 } })
    expect(summary).toBe('Waarden passen niet meer bij remissie, laatst HbA1c 50 mmol/mol: bespreek het vervolg')
    expect(labels[0]).toBe('Leg einde van remissie vast')
    const [action] = suggestions?.[0]?.actions ?? []
    const { clinicalStatus, ...rest } = (action?.resource ?? {}) as unknown as Condition
    expect(clinicalStatus?.coding?.map(({ code }) => code)).toEqual(['relapse'])
    expect(rest).toMatchObject({ onsetDateTime: '2018-02-01', note: [{ text: 'eigen notitie' }] })
    expect(action?.type).toBe('update')
  })

  it('does not offer it for a diagnosis with an abatement, as FHIR allows no relapse beside one', () => {
    const abated = { ...recorded, abatementDateTime: '2023-05-01' }
    const { labels } = card({ type2: abated, hba1c: { '2026-11-01': 50, '2026-08-01': 52 } })
    expect(labels).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
  })

  it('names the drug that is in use again', () => {
    const { summary, detail } = card({ type2: recorded, checked, drugs: { metformine: { from: '2026-09-01' } } })
    expect(summary).toBe('Weer glucoseverlagende medicatie bij vastgelegde remissie: bespreek het vervolg')
    expect(detail).toContain('in gebruik: metformine (sinds 01-09-2026).')
  })

  it('asks for no HbA1c where that cannot be relied on, and shows no table without values', () => {
    const conditions = { haemoglobinopathy: '2010-01-01' }
    const { labels, detail } = card({ type2: recorded, conditions, drugs: { metformine: { from: '2026-09-01' } } })
    expect(labels).not.toContain('Vraag HbA1c aan')
    expect(detail).not.toContain('|---|')
  })
})

describe('the card of a check that is due', () => {
  it('names what is overdue and offers to plan only that', () => {
    const { summary, labels } = card({ type2: recorded, checked: { ...checked, feet: '2025-01-01' } })
    expect(summary).toBe('Remissie, controle achterstallig: voetcontrole')
    expect(labels).toEqual(['Plan voetcontrole'])
  })

  it('names everything in less than 140 characters', () => {
    const never = { fundus: '2020-01-01', feet: '2020-01-01' }
    const { summary } = card({ type2: recorded, checked: never })
    expect(summary).toBe(
      'Remissie, controle achterstallig: HbA1c, nuchtere glucose, fundusscreening, voetcontrole, nierfunctie en albuminurie, lipiden, bloeddruk',
    )
  })

  it('tells from what the HbA1c or the weight rose', () => {
    const rising = {
      type2: recorded,
      checked: { ...checked, hba1c: 'never' },
      hba1c: { '2026-10-01': 44, '2026-03-01': 38 },
    }
    expect(card(rising).summary).toBe('Remissie, maar HbA1c van 38 naar 44 mmol/mol: overweeg een eerdere controle')
    const regained = { type2: recorded, checked, weight: { '2026-02-01': 90, '2026-10-01': 94.1 } }
    expect(card(regained).summary).toBe('Remissie, maar gewicht 4,5 % boven het laagste: overweeg een eerdere controle')
    expect(card(regained).labels).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
  })

  it('says when procedures could not be had', () => {
    const { detail } = card({ type2: recorded, checked: { ...checked, feet: '2025-01-01' }, lacks: ['Procedure'] })
    expect(detail).toContain('*Niet ontvangen:* verrichtingen.')
  })
})
