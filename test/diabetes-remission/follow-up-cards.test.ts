import type { Condition } from 'fhir/r4.js'
import { describe, expect, it } from 'vitest'
import { writingsOf } from '../../src/cards/writing.ts'
import { someone, type Words } from '../cases/someone.ts'
import { judge } from '../judge.ts'
import { knowledge, service } from './service.ts'

const type2 = { onset: '2018-02-01', clinical: 'remission', fhir: { note: [{ text: 'eigen notitie' }] } }
const recorded = { 'type-2': type2 }
const checked = { all: '2026-10-01' }

function card(patient: Words, lacks: readonly string[] = []) {
  const [first] = judge(someone(patient, service.folder, knowledge, { lacks }), service, knowledge).composed.cards
  if (!first) throw new Error('no card')
  return { ...first, labels: first.suggestions?.map(({ label }) => label) ?? [] }
}

describe('the card of values that no longer fit', () => {
  it('names one raised value, and does not offer to record the end of remission', () => {
    const { summary, detail, labels } = card({ conditions: recorded, checked, hba1c: { '2026-11-01': 50 } })
    expect(summary).toBe('Remissie vastgelegd, maar HbA1c 50 mmol/mol: overweeg dit te herhalen')
    expect(detail).toContain('een waarde past daar niet bij')
    expect(labels).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
  })

  it('says that two kinds raised on one day end it', () => {
    const both = { hba1c: { '2026-11-01': 50 }, 'fasting-glucose': { '2026-11-01': 7.3 } }
    const { summary, detail } = card({ conditions: recorded, checked, ...both })
    expect(summary).toBe('Waarden passen niet meer bij remissie, laatste HbA1c 50 mmol/mol: bespreek het vervolg')
    expect(detail).toContain('HbA1c en nuchtere glucose waren op één dag allebei verhoogd')
  })

  it('offers relapse for the diagnosis when remission ended, and keeps everything else of it', () => {
    const { summary, labels, suggestions } = card({
      conditions: recorded,
      hba1c: { '2026-11-01': 50, '2026-08-01': 52 },
    })
    expect(summary).toBe('Waarden passen niet meer bij remissie, laatste HbA1c 50 mmol/mol: bespreek het vervolg')
    expect(labels[0]).toBe('Leg einde van remissie vast')
    const [action] = writingsOf(suggestions?.[0]?.actions ?? [])
    const { clinicalStatus, ...rest } = (action?.resource ?? {}) as unknown as Condition
    expect(clinicalStatus?.coding?.map(({ code }) => code)).toEqual(['relapse'])
    expect(rest).toMatchObject({ onsetDateTime: '2018-02-01', note: [{ text: 'eigen notitie' }] })
    expect(action?.type).toBe('update')
  })

  it('does not offer it for a diagnosis with an abatement, as FHIR allows no relapse beside one', () => {
    const abated = { 'type-2': { ...type2, abated: '2023-05-01' } }
    const { labels } = card({ conditions: abated, hba1c: { '2026-11-01': 50, '2026-08-01': 52 } })
    expect(labels).toEqual(['Verwijs naar Gecombineerde leefstijlinterventie (GLI)'])
  })

  it('names the drug that is in use again', () => {
    const { summary, detail } = card({ conditions: recorded, checked, drugs: { metformine: { from: '2026-09-01' } } })
    expect(summary).toBe('Weer glucoseverlagende medicatie bij vastgelegde remissie: bespreek het vervolg')
    expect(detail).toContain('in gebruik: metformine (sinds 01-09-2026).')
  })

  it('asks for no HbA1c where that cannot be relied on, and shows no table without values', () => {
    const conditions = { ...recorded, haemoglobinopathy: '2010-01-01' }
    const { labels, detail } = card({ conditions, drugs: { metformine: { from: '2026-09-01' } } })
    expect(labels).not.toContain('Vraag HbA1c aan')
    expect(detail).not.toContain('|---|')
  })
})

describe('the card of a check that is due', () => {
  it('names what is overdue and offers to plan only that', () => {
    const { summary, labels } = card({ conditions: recorded, checked: { ...checked, feet: '2025-01-01' } })
    expect(summary).toBe('Remissie, controle achterstallig: voetcontrole')
    expect(labels).toEqual(['Plan voetcontrole'])
  })

  it('names everything in less than 140 characters', () => {
    const never = { fundus: '2020-01-01', feet: '2020-01-01' }
    const { summary } = card({ conditions: recorded, checked: never })
    expect(summary).toBe(
      'Remissie, controle achterstallig: HbA1c, nuchtere glucose, fundusscreening, voetcontrole, nierfunctie en albuminurie, lipiden, bloeddruk',
    )
  })

  it('tells from what the HbA1c or the weight rose', () => {
    const rising = {
      conditions: recorded,
      checked: { ...checked, hba1c: 'never' },
      hba1c: { '2026-10-01': 44, '2026-03-01': 38 },
    }
    expect(card(rising).summary).toBe('Remissie, maar HbA1c van 38 naar 44 mmol/mol: overweeg een eerdere controle')
    const regained = { conditions: recorded, checked, weight: { '2026-02-01': 90, '2026-10-01': 94.1 } }
    expect(card(regained).summary).toBe('Remissie, maar gewicht 4,6 % boven het laagste: overweeg een eerdere controle')
    expect(card(regained).labels).toEqual(['Vraag HbA1c aan', 'Vraag nuchtere glucose aan'])
  })

  it('says when procedures could not be had', () => {
    const { detail } = card({ conditions: recorded, checked: { ...checked, feet: '2025-01-01' } }, ['Procedure'])
    expect(detail).toContain('*Niet ontvangen:* verrichtingen.')
  })
})
