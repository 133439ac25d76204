import { describe, expect, it } from 'vitest'
import { coded, of, own, procedure, read, referral, snomed } from './recorded.ts'

describe('a programme is recognised by its words', () => {
  it.each([
    ['GLI', 'gli', 'healthy'],
    ['gli', 'gli', 'healthy'],
    ['GLI-programma bij de fysiotherapeut', 'gli', 'healthy'],
    ['Gecombineerde Leefstijlinterventie', 'gli', 'healthy'],
    ['BeweegKuur', 'gli', 'healthy'],
    ['CooL', 'gli', 'healthy'],
    ['SLIMMER', 'gli', 'healthy'],
    ['X-Fittt 2.0', 'gli', 'healthy'],
    ['Samen Sportief in Beweging', 'gli', 'none'],
    ['Keer Diabetes2 Om', 'kdo-gli', 'low-carbohydrate'],
    ['keer diabetes om', 'kdo-gli', 'low-carbohydrate'],
    ['KDO', 'kdo-gli', 'low-carbohydrate'],
    ['KDO GLI', 'kdo-gli', 'low-carbohydrate'],
    ['KDO Plus', 'kdo-plus', 'low-carbohydrate'],
    ['Herstelcirkel in de wijk', 'herstelcirkel', 'low-carbohydrate'],
    ['Nationale Diabetes Challenge', 'nationale-diabetes-challenge', 'none'],
    ['Samen sterk met suiker', 'samen-sterk-met-suiker', 'none'],
    ['Welzijn op Recept', 'welzijn-op-recept', 'none'],
  ])('%s', (title, programme, diet) => {
    expect(of(title)).toMatchObject({ programme, diet })
  })

  it.each([
    ['Koolhydraatarme voeding', 'low-carbohydrate'],
    ['ketogeen dieet', 'low-carbohydrate'],
    ['Ketogenic diet', 'low-carbohydrate'],
    ['low carb', 'low-carbohydrate'],
    ['Low-carb eating', 'low-carbohydrate'],
    ['VLCD', 'very-low-calorie'],
    ['very low calorie diet', 'very-low-calorie'],
    ['Maaltijdvervangers', 'very-low-calorie'],
    ['meal replacement', 'very-low-calorie'],
    ['crashdieet', 'very-low-calorie'],
    ['crash diet', 'very-low-calorie'],
    ['total diet replacement', 'very-low-calorie'],
    ['intermittent fasting', 'very-low-calorie'],
    ['Intermittent vasten', 'very-low-calorie'],
    ['periodiek vasten', 'very-low-calorie'],
    ['therapeutisch vasten', 'very-low-calorie'],
    ['therapeutic fasting', 'very-low-calorie'],
    ['vastenkuur', 'very-low-calorie'],
    ['fasting diet', 'very-low-calorie'],
  ])('and a diet that is no programme: %s', (title, diet) => {
    expect(of(title)).toMatchObject({ programme: null, diet })
  })

  it.each([
    'Diabetes self management plan',
    'Diabetic diet',
    'Diabeteseducatie',
    'Glimlach',
    'Coolen, bezoek aan',
    'slimmere voeding',
    'nuchter blijven',
    'fasting',
    'vasten',
    'ramadan',
    'intermittent fasting glucose',
    'fasting diet, then glucose',
  ])('and not by others: %s', (title) => {
    expect(of(title)).toBeNull()
  })

  it('takes the strictest of several diets', () => {
    expect(of('GLI met koolhydraatarm dieet')).toMatchObject({ programme: 'gli', diet: 'low-carbohydrate' })
    expect(of('koolhydraatarm, start met VLCD')).toMatchObject({ diet: 'very-low-calorie' })
  })
})

describe('a programme is recognised by its code', () => {
  it.each([
    ['718361005', 'healthy'],
    ['388976009', 'healthy'],
    ['715756009', 'healthy'],
    ['377531000000108', 'healthy'],
    ['77806000', 'very-low-calorie'],
  ])('SNOMED CT %s', (code, diet) => {
    expect(read(procedure({ code: coded(snomed, code) }))).toMatchObject({ programme: null, diet })
  })

  it.each(['160670007', '170745003', '183065007', '698360004', '313204009'])('but not SNOMED CT %s', (code) => {
    expect(read(procedure({ code: coded(snomed, code) }))).toBeNull()
  })

  it.each([
    ['gli', 'gli', 'healthy'],
    ['beweegkuur', 'gli', 'healthy'],
    ['cool', 'gli', 'healthy'],
    ['slimmer', 'gli', 'healthy'],
    ['x-fittt', 'gli', 'healthy'],
    ['samen-sportief-in-beweging', 'gli', 'none'],
    ['kdo-gli', 'kdo-gli', 'low-carbohydrate'],
    ['kdo-plus', 'kdo-plus', 'low-carbohydrate'],
    ['herstelcirkel', 'herstelcirkel', 'low-carbohydrate'],
    ['nationale-diabetes-challenge', 'nationale-diabetes-challenge', 'none'],
    ['samen-sterk-met-suiker', 'samen-sterk-met-suiker', 'none'],
    ['welzijn-op-recept', 'welzijn-op-recept', 'none'],
  ])('our own %s', (code, programme, diet) => {
    expect(read(referral({ code: coded(own, code) }))).toMatchObject({ programme, diet })
  })

  it.each(['408289007', '892281000000101', '1097171000000107'])(
    'that says "referred" (%s) only in a referral',
    (code) => {
      expect(read(referral({ code: coded(snomed, code) }))).toMatchObject({ phase: 'referral' })
      expect(read(procedure({ status: 'completed', code: coded(snomed, code) }))).toBeNull()
    },
  )

  it('by its display too', () => {
    expect(read(referral({ code: coded('urn:local', '1', 'Verwijzing Keer Diabetes2 Om') }))).toMatchObject({
      programme: 'kdo-gli',
    })
  })

  it('never by words where the code is a laboratory code', () => {
    expect(read(referral({ code: coded('http://loinc.org', '1558-6', 'Low carb test') }))).toBeNull()
  })
})
